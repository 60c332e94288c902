package dev.muster.search;

import dev.muster.storage.Stems;
import dev.muster.storage.Wording;
import dev.muster.storage.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text around the first thing that was looked for, and where in it the words stand.
 *
 * @param text at most {@value #MOST} UTF-16 code units
 * @param highlights from and to within the text, in UTF-16 code units, ascending and apart
 */
record Snippet(String text, List<List<Integer>> highlights) {
    static final int MOST = 240;
    private static final int AHEAD = 60;
    private static final String CUT = "…";

    /** The piece of a text that a wording is found in; its beginning when the wording is found nowhere. */
    static Snippet of(String text, Wording wording) {
        List<Words.Word> hits = hits(Words.placed(text), Stems.list(text, wording.language()), wording);
        int first = hits.isEmpty() ? 0 : hits.get(0).from();
        int from = first <= AHEAD || text.length() <= MOST ? 0 : forward(text, first - AHEAD, first);
        String before = from > 0 ? CUT : "";
        int room = MOST - before.length();
        int to = text.length();
        if (to - from > room) {
            int longest = from + room - CUT.length();
            to = back(
                    text, longest, hits.isEmpty() ? from : Math.min(hits.get(0).to(), longest));
        }
        String piece = before + text.substring(from, to) + (to < text.length() ? CUT : "");
        List<List<Integer>> highlights = new ArrayList<>();
        for (Words.Word hit : hits) {
            if (hit.from() >= from && hit.to() <= to) {
                highlights.add(List.of(hit.from() - from + before.length(), hit.to() - from + before.length()));
            }
        }
        return new Snippet(piece, highlights);
    }

    private static List<Words.Word> hits(List<Words.Word> words, List<String> stems, Wording wording) {
        boolean[] hit = new boolean[words.size()];
        for (List<String> phrase : wording.all()) {
            for (int i = 0; i + phrase.size() <= words.size(); i++) {
                boolean stem = !stems.isEmpty() && phrase.equals(List.of(stems.get(i)));
                if (stem || stands(words, i, phrase)) {
                    java.util.Arrays.fill(hit, i, i + phrase.size(), true);
                }
            }
        }
        List<Words.Word> hits = new ArrayList<>();
        for (int i = 0; i < hit.length; i++) {
            int end = hits.isEmpty() ? 0 : hits.get(hits.size() - 1).to();
            if (hit[i] && words.get(i).from() >= end) {
                hits.add(words.get(i));
            }
        }
        return hits;
    }

    private static boolean stands(List<Words.Word> words, int at, List<String> phrase) {
        for (int k = 0; k < phrase.size(); k++) {
            if (!words.get(at + k).word().equals(phrase.get(k))) {
                return false;
            }
        }
        return true;
    }

    /** The first place behind white space from here on, before the end; else here, but within no code point. */
    private static int forward(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    /** The last place before white space up to here, behind the beginning; else here, but within no code point. */
    private static int back(String text, int to, int begin) {
        for (int i = to; i > begin; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}

package dev.muster.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The text of a search, taken apart in one pass from left to right. Every text is a query: whatever is no filter is
 * words.
 *
 * <pre>
 * query  = { [ "-" ] phrase | filter | [ "-" ] word }
 * phrase = '"' any text up to the next '"' or the end '"'
 * filter = name ":" ( phrase | value up to white space )
 * </pre>
 *
 * @param words what must stand in the text, each with all of its words in any place
 * @param phrases what must stand in the text, word by word
 * @param without what must not stand in the text; several words only as a phrase
 * @param filters filters in the order in which they stand
 * @param strange what reads like a filter and is none; it is among the words as well
 */
record QueryText(
        List<String> words, List<String> phrases, List<String> without, List<Part> filters, List<Part> strange) {
    /** The names of filters. */
    static final Set<String> NAMES = Set.of("from", "in", "before", "after", "on", "has", "is", "kind");

    private static final int LONGEST_NAME = 20;

    /** A filter: its name in lower case, and its value without quotes. */
    record Part(String name, String value) {}

    /** Takes a text apart. Never throws; takes time in proportion to the length of the text. */
    static QueryText of(String text) {
        return new Reading(text).read();
    }

    private static final class Reading {
        private final String text;
        private final QueryText query = new QueryText(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private int at;

        Reading(String text) {
            this.text = text;
        }

        QueryText read() {
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) {
                    at++;
                } else if (text.charAt(at) == '"') {
                    query.phrases.add(quoted());
                } else if (text.charAt(at) == '-') {
                    at++;
                    excluded();
                } else {
                    part();
                }
            }
            return query;
        }

        private void excluded() {
            if (at < text.length() && text.charAt(at) == '"') {
                query.without.add(quoted());
                return;
            }
            int colon = nameEnd();
            String word = word();
            if (colon > 0) {
                query.strange.add(new Part(word.substring(0, colon), word.substring(colon + 1)));
            } else if (!word.isEmpty()) {
                query.without.add(word);
            }
        }

        private void part() {
            int colon = nameEnd();
            String name = colon > 0 ? text.substring(at, at + colon).toLowerCase(Locale.ROOT) : "";
            if (NAMES.contains(name)) {
                at += colon + 1;
                query.filters.add(new Part(name, at < text.length() && text.charAt(at) == '"' ? quoted() : word()));
                return;
            }
            String word = word();
            query.words.add(word);
            if (colon > 0 && !word.startsWith("//", colon + 1)) {
                query.strange.add(new Part(name, word.substring(colon + 1)));
            }
        }

        /** How long the name is that begins here and ends with a colon; 0 for none. */
        private int nameEnd() {
            int end = at;
            while (end < text.length() && end - at <= LONGEST_NAME && Character.isLetter(text.charAt(end))) {
                end++;
            }
            return end < text.length() && text.charAt(end) == ':' ? end - at : 0;
        }

        private String quoted() {
            int end = text.indexOf('"', at + 1);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return inside;
        }

        private String word() {
            int from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '"') {
                at++;
            }
            return text.substring(from, at);
        }
    }
}

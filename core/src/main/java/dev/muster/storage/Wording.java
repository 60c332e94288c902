package dev.muster.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text must say, in {@linkplain Words words}. A phrase is one word, or several that must stand next to each
 * other in this order. A phrase of one word may be a {@linkplain Stems stem} instead, all of them of one language; where
 * a store is asked for stems, {@link Query#language} must be that language.
 *
 * @param all every one of these must stand in the text
 * @param none not one of these may
 */
public record Wording(List<List<String>> all, List<List<String>> none) {
    /** Says nothing: any text. */
    public static final Wording ANY = new Wording(List.of(), List.of());

    /** Takes copies, without empty phrases. */
    public Wording {
        all = phrases(all);
        none = phrases(none);
    }

    private static List<List<String>> phrases(List<List<String>> given) {
        return given.stream()
                .filter(p -> !p.isEmpty())
                .map(List::copyOf)
                .distinct()
                .toList();
    }

    /** All of a text's words, in any place. */
    public static Wording words(String text) {
        return new Wording(Words.of(text).stream().map(List::of).toList(), List.of());
    }

    /** The same, and the words of a text next to each other besides. */
    public Wording and(String phrase) {
        List<List<String>> more = new ArrayList<>(all);
        more.add(Words.list(phrase));
        return new Wording(more, none);
    }

    /** The same, and not the words of a text next to each other. */
    public Wording without(String phrase) {
        List<List<String>> more = new ArrayList<>(none);
        more.add(Words.list(phrase));
        return new Wording(all, more);
    }

    /** Every word that must stand in the text. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        all.forEach(words::addAll);
        return words;
    }

    /** The language of its stems; {@link Language#SIMPLE} when it has none. */
    public Language language() {
        for (List<List<String>> some : List.of(all, none)) {
            for (List<String> phrase : some) {
                Language language = Stems.language(phrase.get(0));
                if (language != Language.SIMPLE) {
                    return language;
                }
            }
        }
        return Language.SIMPLE;
    }

    /** True when words alone decide, wherever they stand: what an index without places can answer. */
    public boolean plain() {
        return all.stream().allMatch(p -> p.size() == 1) && none.stream().allMatch(p -> p.size() == 1);
    }

    /** True when a text says it. */
    public boolean matches(String text) {
        if (all.isEmpty() && none.isEmpty()) {
            return true;
        }
        List<String> words = Words.list(text);
        Set<String> known = new HashSet<>(words);
        known.addAll(Stems.list(text, language()));
        return all.stream().allMatch(p -> stands(p, words, known))
                && none.stream().noneMatch(p -> stands(p, words, known));
    }

    private static boolean stands(List<String> phrase, List<String> words, Set<String> known) {
        return known.containsAll(phrase) && (phrase.size() == 1 || Collections.indexOfSubList(words, phrase) >= 0);
    }
}

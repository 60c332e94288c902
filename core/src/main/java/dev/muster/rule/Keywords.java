package dev.muster.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words and phrases that are looked for in messages, in one pass and in time that grows with the length of the message
 * and no faster: they are literals, and the engine is an automaton without backtracking. A word stands by itself, between
 * what is neither a letter nor a digit; between the words of a phrase there may be any white space.
 */
final class Keywords {
    private final List<String> begins;
    private final Pattern pattern;

    Keywords(Collection<String> words) {
        Set<String> folded = words.stream().map(Keywords::normal).collect(Collectors.toCollection(LinkedHashSet::new));
        begins = folded.stream().map(w -> w.split(" ", 2)[0]).distinct().toList();
        String any = folded.stream()
                .map(w -> List.of(w.split(" ")).stream().map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining("|"));
        pattern = Pattern.compile("(?:^|[^\\pL\\pN_])(" + any + ")(?:[^\\pL\\pN_]|$)");
    }

    /** A word as it is kept: lower case, one blank between its parts. */
    static String normal(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** The first of the words that a text says. */
    Optional<String> first(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return begins.stream().anyMatch(folded::contains) ? in(folded) : Optional.empty();
    }

    /** The first of the words in a text that is in lower case already. */
    Optional<String> in(CharSequence folded) {
        Matcher matcher = pattern.matcher(folded);
        return matcher.find() ? Optional.of(normal(matcher.group(1))) : Optional.empty();
    }
}

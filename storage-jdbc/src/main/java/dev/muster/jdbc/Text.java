package dev.muster.jdbc;

import dev.muster.record.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** How values stand in columns: times as microseconds, terms as lines, text without NUL. */
final class Text {
    private Text() {}

    /** Microseconds since 1970, rounded down. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** Microseconds since 1970, rounded up, so that nothing is early. */
    static long microsUp(Instant time) {
        long micros = micros(time);
        return time(micros).isBefore(time) ? micros + 1 : micros;
    }

    static Instant time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /** PostgreSQL keeps no NUL in text; to a search it is a separator, and so is what replaces it. */
    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd');
    }

    /** One term as it stands in an index. */
    static String term(Term term) {
        return clean(term.text());
    }

    /** All terms in one column, one a line, sorted as they stand there, so that what is read gives the same column again. */
    static String terms(Collection<Term> terms) {
        if (terms.isEmpty()) {
            return "";
        }
        Set<String> sorted = new TreeSet<>();
        terms.forEach(term -> sorted.add(term(term)));
        StringBuilder lines = new StringBuilder();
        for (String term : sorted) {
            if (lines.length() > 0) {
                lines.append('\n');
            }
            lines.append(term.replace("\\", "\\\\").replace("\n", "\\n"));
        }
        return lines.toString();
    }

    /** The terms of such a column, each as it stands in an index. */
    static Set<String> lines(String column) {
        Set<String> terms = new LinkedHashSet<>();
        if (!column.isEmpty()) {
            for (String line : column.split("\n", -1)) {
                terms.add(line.indexOf('\\') < 0 ? line : unescaped(line));
            }
        }
        return terms;
    }

    /** The terms of such a column. */
    static Set<Term> terms(String column) {
        if (column.isEmpty()) {
            return Set.of();
        }
        Set<Term> terms = new LinkedHashSet<>();
        for (String text : lines(column)) {
            int colon = text.indexOf(':');
            terms.add(new Term(text.substring(0, colon), text.substring(colon + 1)));
        }
        return terms;
    }

    private static String unescaped(String line) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                c = line.charAt(i) == 'n' ? '\n' : line.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}

package dev.muster.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What FTS5 is asked. Everything is quoted; words have neither quotes nor spaces. */
final class SqliteWords {
    private SqliteWords() {}

    /** Words and choices, less what must not be there. */
    static String of(Ask ask) {
        List<String> all = new ArrayList<>();
        ask.words().forEach(word -> all.add(quoted(word)));
        ask.choices().forEach(choice -> all.add(any(choice)));
        String wanted = String.join(" AND ", all);
        return ask.none().isEmpty() ? wanted : "(" + wanted + ") NOT " + any(ask.none());
    }

    /** The same, in these journals alone. */
    static String within(String query, Collection<Long> journals) {
        return any(journals.stream().map(Tokens::journal).toList()) + " AND (" + query + ")";
    }

    private static String any(Collection<String> words) {
        return words.stream().map(SqliteWords::quoted).collect(java.util.stream.Collectors.joining(" OR ", "(", ")"));
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }
}

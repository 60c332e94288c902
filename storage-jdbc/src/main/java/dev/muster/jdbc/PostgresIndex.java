package dev.muster.jdbc;

import java.util.List;
import java.util.Set;

/**
 * Words as a {@code tsvector}, each behind the mark of its journal. An amended entry is written by the amending
 * transaction itself; this index leaves such a row alone, whichever of the two comes first.
 */
final class PostgresIndex extends Index {
    PostgresIndex(Lane lane) {
        super(lane);
    }

    @Override
    void write(long journal, List<Line> lines) {
        lane.update("index-words")
                .bind("journals", Columns.longs(lines, l -> journal))
                .bind("sequences", Columns.longs(lines, Line::sequence))
                .bind("times", Columns.longs(lines, Line::time))
                .bind("words", Columns.texts(lines, l -> words(journal, l.tokens())))
                .execute();
    }

    /** What is indexed; nothing for an entry without words. */
    static String words(long journal, Set<String> tokens) {
        String mark = mark(journal);
        return tokens.isEmpty() ? "" : mark + String.join(" " + mark, tokens);
    }

    static String mark(long journal) {
        return Long.toString(journal, 36) + "/";
    }
}

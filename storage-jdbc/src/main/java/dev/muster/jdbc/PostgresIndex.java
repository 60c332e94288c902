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
        write("index-words", journal, lines);
    }

    @Override
    void writeAgain(long journal, List<Line> lines) {
        write("index-words-again", journal, lines);
    }

    @Override
    void settle() {
        lane.update("hold-indexed").execute();
    }

    private void write(String name, long journal, List<Line> lines) {
        lane.update(name)
                .bind("journals", Columns.longs(lines, l -> journal))
                .bind("sequences", Columns.longs(lines, Line::sequence))
                .bind("times", Columns.longs(lines, Line::time))
                .bind("words", Columns.texts(lines, l -> words(journal, l.tokens())))
                .execute();
    }

    /** The database does so by itself. */
    @Override
    boolean merge() {
        return false;
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

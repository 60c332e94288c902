package dev.muster.jdbc;

import java.util.List;
import java.util.Set;

/**
 * Words as a {@code tsvector}. An amended entry is written by the amending transaction itself; this index leaves
 * such a row alone, whichever of the two comes first.
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
                .bind("words", Columns.texts(lines, l -> words(journal, l.words())))
                .execute();
    }

    /** What is indexed: the words, and the journal as a word that no text has. */
    static String words(long journal, Set<String> words) {
        return words.isEmpty() ? mark(journal) : mark(journal) + " " + String.join(" ", words);
    }

    static String mark(long journal) {
        return "#" + journal;
    }
}

package dev.muster.jdbc;

import java.util.List;
import java.util.Set;

/** Words in an FTS5 table that keeps no text of its own; its row ids are the places of the entries. */
final class SqliteIndex extends Index {
    SqliteIndex(Lane lane) {
        super(lane);
    }

    /** The key of an entry: its journal's row, and its number in the lower 40 bits. */
    static long place(long journal, long sequence) {
        return (journal << 40) + sequence;
    }

    @Override
    void write(long journal, List<Line> lines) {
        lane.batch("index-words", statement -> {
            for (Line line : lines) {
                statement.setLong(1, place(journal, line.sequence()));
                statement.setString(2, String.join(" ", line.words()));
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }

    /** Replaces the words of an entry that the index has already; any other is found where it stands. */
    static void again(Lane lane, long journal, long sequence, Set<String> words) {
        long upto = lane.query("indexed")
                .bind("journal", journal)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        if (sequence > upto) {
            return;
        }
        lane.batch("forget-words", statement -> {
            statement.setLong(1, place(journal, sequence));
            statement.executeUpdate();
        });
        if (!words.isEmpty()) {
            lane.batch("index-words", statement -> {
                statement.setLong(1, place(journal, sequence));
                statement.setString(2, String.join(" ", words));
                statement.executeUpdate();
            });
        }
    }
}

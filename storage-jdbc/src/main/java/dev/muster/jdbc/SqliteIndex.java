package dev.muster.jdbc;

import java.util.List;
import java.util.Set;

/** Words in an FTS5 table that keeps no text of its own; its row ids are {@link Stamps}. */
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
        Stamps stamps = new Stamps(lane);
        for (Line line : lines) {
            put(lane, stamps.give(place(journal, line.sequence()), line.time()), journal, line.tokens());
        }
    }

    @Override
    void writeAgain(long journal, List<Line> lines) {
        lines.forEach(line -> replace(lane, journal, line));
    }

    /** There is one writer. */
    @Override
    void settle() {}

    @Override
    boolean merge() {
        lane.update("merge-words").execute();
        return true;
    }

    private static void put(Lane lane, long stamp, long journal, Set<String> tokens) {
        lane.batch("index-words", statement -> {
            statement.setLong(1, stamp);
            statement.setString(2, Stamps.text(journal, tokens));
            statement.executeUpdate();
        });
    }

    /** Replaces the words of an entry that the index has already; any other is found where it stands. */
    static void again(Lane lane, long journal, Line line) {
        long upto = lane.query("indexed")
                .bind("journal", journal)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        if (line.sequence() <= upto) {
            replace(lane, journal, line);
        }
    }

    private static void replace(Lane lane, long journal, Line line) {
        Stamps stamps = new Stamps(lane);
        long place = place(journal, line.sequence());
        long known = stamps.find(place, line.time());
        if (known != 0) {
            lane.batch("forget-words", statement -> {
                statement.setLong(1, known);
                statement.executeUpdate();
            });
        }
        if (!line.tokens().isEmpty()) {
            put(lane, known == 0 ? stamps.give(place, line.time()) : known, journal, line.tokens());
        }
    }
}

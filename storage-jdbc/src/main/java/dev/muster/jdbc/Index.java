package dev.muster.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text index of one database: brings it further by one step, within a transaction. */
abstract class Index {
    /** What one step takes at most. */
    static final int STEP = 500;

    /** What one entry is found by. */
    record Line(long sequence, long time, Set<String> tokens) {}

    final Lane lane;

    Index(Lane lane) {
        this.lane = lane;
    }

    abstract void write(long journal, List<Line> lines);

    /** Indexes the next entries of a journal and moves its cursor; says whether there may be more. */
    final boolean step(long journal) {
        lane.update("begin-indexing").bind("journal", journal).execute();
        Optional<Long> upto = lane.query("lock-indexed")
                .bind("journal", journal)
                .mapTo(Long.class)
                .findOne();
        if (upto.isEmpty()) {
            return false;
        }
        List<Line> lines = lane.query("unindexed")
                .bind("journal", journal)
                .bind("upto", upto.get())
                .bind("limit", STEP)
                .map((row, ctx) -> new Line(
                        row.getLong(1),
                        row.getLong(2),
                        Tokens.of(row.getString(3), row.getString(4), row.getString(5))))
                .list();
        if (lines.isEmpty()) {
            return false;
        }
        List<Line> worded = new ArrayList<>(lines);
        worded.removeIf(l -> l.tokens().isEmpty());
        if (!worded.isEmpty()) {
            write(journal, worded);
        }
        lane.update("move-indexed")
                .bind("journal", journal)
                .bind("upto", lines.get(lines.size() - 1).sequence())
                .execute();
        return lines.size() == STEP;
    }
}

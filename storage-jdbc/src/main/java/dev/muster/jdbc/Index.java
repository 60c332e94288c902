package dev.muster.jdbc;

import dev.muster.storage.Language;
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

    /** Replaces what was written of entries. */
    abstract void writeAgain(long journal, List<Line> lines);

    /** Waits for whoever indexes the first entries of a journal. */
    abstract void settle();

    /** Puts what was indexed piece by piece together, where that makes searches faster; says whether it did. */
    abstract boolean merge();

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
        Language language = new Languages(lane).toBe(journal);
        List<Line> lines = lines(journal, upto.get(), language);
        if (lines.isEmpty()) {
            return false;
        }
        List<Line> worded = worded(lines);
        if (!worded.isEmpty()) {
            write(journal, worded);
        }
        lane.update("move-indexed")
                .bind("journal", journal)
                .bind("upto", lines.get(lines.size() - 1).sequence())
                .bind("language", language.tag())
                .execute();
        return lines.size() == STEP;
    }

    private List<Line> lines(long journal, long behind, Language language) {
        return lane.query("unindexed")
                .bind("journal", journal)
                .bind("upto", behind)
                .bind("limit", STEP)
                .map((row, ctx) -> new Line(
                        row.getLong(1),
                        row.getLong(2),
                        Tokens.of(row.getString(3), row.getString(4), row.getString(5), language)))
                .list();
    }

    private static List<Line> worded(List<Line> lines) {
        List<Line> worded = new ArrayList<>(lines);
        worded.removeIf(l -> l.tokens().isEmpty());
        return worded;
    }

    /** How far the index of a journal has come, on its way to a language as well. */
    private record Cursor(long upto, long again, String language) {}

    /** Indexes some entries of a journal again, in the language that it is to be in; says whether there may be more. */
    final boolean stepAgain(long journal) {
        lane.query("hold-head").bind("journal", journal).mapTo(Integer.class).findOne();
        Optional<Cursor> cursor = lane.query("lock-again")
                .bind("journal", journal)
                .map((row, ctx) -> new Cursor(row.getLong(1), row.getLong(2), row.getString(3)))
                .findOne();
        Language language = new Languages(lane).toBe(journal);
        if (cursor.isEmpty() || cursor.get().language().equals(language.tag())) {
            return false;
        }
        long upto = cursor.get().upto();
        List<Line> lines = new ArrayList<>(lines(journal, cursor.get().again(), language));
        lines.removeIf(l -> l.sequence() > upto);
        List<Line> worded = worded(lines);
        if (!worded.isEmpty()) {
            writeAgain(journal, worded);
        }
        boolean more = !lines.isEmpty() && lines.get(lines.size() - 1).sequence() < upto;
        lane.update("move-again")
                .bind("journal", journal)
                .bind("again", more ? lines.get(lines.size() - 1).sequence() : 0)
                .bind("language", more ? cursor.get().language() : language.tag())
                .execute();
        return more;
    }

    /** Puts the languages in force that everything is indexed in. */
    final void finishLanguages() {
        settle();
        lane.update("finish-languages").execute();
    }
}

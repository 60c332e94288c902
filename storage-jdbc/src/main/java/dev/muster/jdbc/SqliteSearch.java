package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * The text index is FTS5, read newest first over all journals, and each row looked up in the asked ones. Who may read
 * little of much would wait long: after so many rows, the journals themselves are asked for as well.
 */
final class SqliteSearch extends EntrySearch {
    /** How many rows are looked at before the journals are named, and how many more for each hit asked for. */
    private static final int LOOKED_AT = 2_000;

    private static final int LOOKED_AT_EACH = 40;

    /** With more journals than this, naming them costs more than it saves. */
    private static final int MOST_NAMED = 400;

    SqliteSearch(Lane lane) {
        super(lane);
    }

    @Override
    List<Bound> bounds(Collection<JournalId> journals) {
        List<Bound> found = new ArrayList<>();
        Map<WorkspaceId, List<JournalId>> byWorkspace =
                journals.stream().collect(Collectors.groupingBy(JournalId::workspace));
        byWorkspace.forEach((workspace, asked) -> lane.batch("bounds", statement -> {
            statement.setString(
                    1, SqliteQuery.array(asked.stream().map(JournalId::name).toList()));
            statement.setString(2, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    JournalId journal = asked.get(row.getInt(1));
                    found.add(new Bound(row.getLong(2), journal, 1, Long.MAX_VALUE, row.getLong(3), row.getLong(4)));
                }
            }
        }));
        return found;
    }

    @Override
    List<Entry> byTerms(Ask ask, Within within, int size) {
        List<Entry> found = new ArrayList<>();
        for (Bound bound : within.bounds()) {
            found.addAll(terms("search-terms", ask, bound, within.time())
                    .bind("limit", size)
                    .map((row, ctx) -> lane.dialect().entry(row, bound.journal(), 2))
                    .list());
        }
        return found;
    }

    @Override
    long count(Ask ask, Within within) {
        return within.bounds().stream()
                .mapToLong(b -> terms("count-terms", ask, b, within.time())
                        .mapTo(Long.class)
                        .one())
                .sum();
    }

    private Query terms(String name, Ask ask, Bound bound, long time) {
        Query query = bound(lane.query(name, "searched-also", ask.terms().size() - 1), ask, bound, time)
                .bind("term", ask.terms().get(0));
        ask.bindTerms(query, 1);
        return query;
    }

    private static Query bound(Query query, Ask ask, Bound bound, long time) {
        return query.bind("journal", bound.id())
                .bind("least", bound.least())
                .bind("before", bound.before())
                .bind("time", time)
                .bind("since", ask.since());
    }

    @Override
    List<Entry> behind(Ask ask, Within within) {
        List<Entry> found = new ArrayList<>();
        for (Bound bound : within.bounds()) {
            found.addAll(bound(lane.query("tail"), ask, bound, within.time())
                    .bind("upto", bound.upto())
                    .map((row, ctx) -> lane.dialect().entry(row, bound.journal(), 2))
                    .list());
        }
        return found;
    }

    @Override
    List<Entry> byText(Ask ask, Within within, int size) {
        Map<Long, Bound> bounds = byId(within.bounds());
        String journals = bounds.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        String query = SqliteWords.of(ask);
        long from = Stamps.first(ask.since());
        long to = Stamps.behind(within.time());
        Reading reading = new Reading(ask, bounds, journals, within.time(), size);
        List<Entry> found = new ArrayList<>();
        if (bounds.size() > MOST_NAMED) {
            reading.read(query, from, to, -1, found);
        } else {
            int visits = LOOKED_AT + LOOKED_AT_EACH * size;
            reading.read(query, from, to, visits, found);
            long rest = reading.ranOut ? behind(query, from, to, visits) : -1;
            if (rest >= 0) {
                reading.read(SqliteWords.within(query, bounds.keySet()), from, rest + 1, -1, found);
            }
        }
        if (new Stamps(lane).least() < 0) {
            new Reading(ask, bounds, journals, within.time(), Integer.MAX_VALUE)
                    .read(query, Long.MIN_VALUE, 0, -1, found);
        }
        return found;
    }

    /** The stamp of the first row that so many visits have not come to; -1 when they have come to all. */
    private long behind(String query, long from, long to, int visits) {
        long[] rest = {-1};
        lane.batch("text-behind", statement -> {
            statement.setString(1, query);
            statement.setLong(2, from);
            statement.setLong(3, to);
            statement.setInt(4, visits);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    rest[0] = row.getLong(1);
                }
            }
        });
        return rest[0];
    }

    /** One search over the index, from the newest on. */
    private final class Reading {
        private final Ask ask;
        private final Map<Long, Bound> bounds;
        private final String journals;
        private final long time;
        private final int size;
        private long last;
        private boolean ranOut;

        Reading(Ask ask, Map<Long, Bound> bounds, String journals, long time, int size) {
            this.ask = ask;
            this.bounds = bounds;
            this.journals = journals;
            this.time = time;
            this.size = size;
        }

        void read(String query, long from, long to, int visits, List<Entry> found) {
            lane.batch("search-text", "searched-also", ask.terms().size(), statement -> {
                bind(statement, query, from, to, visits);
                try (ResultSet row = statement.executeQuery()) {
                    collect(row, found);
                }
            });
        }

        private void bind(PreparedStatement statement, String query, long from, long to, int visits)
                throws SQLException {
            statement.setString(1, query);
            statement.setLong(2, from);
            statement.setLong(3, to);
            statement.setInt(4, visits);
            statement.setString(5, journals);
            for (int n = 0; n < ask.terms().size(); n++) {
                statement.setString(6 + n, ask.terms().get(n));
            }
        }

        /** Reads until there are enough, and then all that are of the last one's millisecond. */
        private void collect(ResultSet row, List<Entry> found) throws SQLException {
            while (row.next()) {
                long stamp = row.getLong(1);
                if (found.size() >= size && !Stamps.together(stamp, last)) {
                    return;
                }
                Bound bound = bounds.get(row.getLong(2));
                long number = row.getLong(3);
                long at = row.getLong(4);
                if (bound != null && at >= ask.since() && bound.holds(number, at, time)) {
                    found.add(lane.dialect().entry(row, bound.journal(), 3));
                    last = stamp;
                }
            }
            ranOut = true;
        }
    }
}

package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * The text index is FTS5, read newest first over all journals, and each row looked up in the asked ones. Who may read
 * little of much would wait long: after so many rows, the journals themselves are asked for as well.
 */
final class SqliteSearch extends EntrySearch {
    /** Of so many rows of other journals, the statement lets one pass. */
    private static final int MARKED = 127;

    /** How many such rows are looked at before the journals are named, and how many more for each hit asked for. */
    private static final int LOOKED_AT = 2_000;

    private static final int LOOKED_AT_EACH = 40;

    /** With more journals than this, naming them costs more than it saves. */
    private static final int MOST_NAMED = 400;

    SqliteSearch(Lane lane) {
        super(lane);
    }

    /** A journal that the index has come to the end of has no last number here: nobody asks for it. */
    @Override
    List<Bound> bounds(Collection<JournalId> journals) {
        Map<Long, Bound> found = new HashMap<>();
        numbers(journals)
                .forEach((journal, id) ->
                        found.put(id, new Bound(id, journal, 1, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)));
        lane.batch("bounds-behind", statement -> {
            statement.setString(1, array(found.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long sequence = row.getLong(2);
                    long upto = row.getLong(3);
                    found.computeIfPresent(
                            row.getLong(1),
                            (id, b) -> new Bound(id, b.journal(), b.least(), b.before(), sequence, upto));
                }
            }
        });
        return List.copyOf(found.values());
    }

    /** The numbers of those of these journals that there are. */
    private Map<JournalId, Long> numbers(Collection<JournalId> journals) {
        Map<JournalId, Long> numbers = new HashMap<>();
        Map<WorkspaceId, List<JournalId>> unknown = new HashMap<>();
        for (JournalId journal : journals) {
            Long number = lane.journals().of(journal);
            if (number == null) {
                unknown.computeIfAbsent(journal.workspace(), w -> new ArrayList<>())
                        .add(journal);
            } else {
                numbers.put(journal, number);
            }
        }
        unknown.forEach((workspace, asked) -> lane.batch("journals", statement -> {
            statement.setString(
                    1, SqliteQuery.array(asked.stream().map(JournalId::name).toList()));
            statement.setString(2, workspace.value());
            Map<JournalId, Long> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(asked.get(row.getInt(1)), row.getLong(2));
                }
            }
            lane.journals().learn(found);
            numbers.putAll(found);
        }));
        return numbers;
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
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
        String query = SqliteWords.of(ask);
        long from = Stamps.first(ask.since());
        long to = Stamps.behind(within.time());
        int patience = bounds.size() > MOST_NAMED ? Integer.MAX_VALUE : LOOKED_AT + LOOKED_AT_EACH * size;
        List<Entry> found = new ArrayList<>();
        Reading reading = new Reading(ask, bounds, within.time(), size, patience, found);
        reading.read(query, from, to);
        if (reading.impatient) {
            reading.read(SqliteWords.within(query, bounds.keySet()), from, reading.at);
        }
        if (new Stamps(lane).least() < 0) {
            new Reading(ask, bounds, within.time(), Integer.MAX_VALUE, Integer.MAX_VALUE, found)
                    .read(query, Long.MIN_VALUE, 0);
        }
        return found;
    }

    /** One search over the index, from the newest on. */
    private final class Reading {
        private final Ask ask;
        private final Map<Long, Bound> bounds;
        private final String journals;
        private final long time;
        private final int size;
        private final int patience;
        private final List<Entry> found;
        private long last;
        private int marks;
        /** True when about as many rows of other journals were looked at as there is patience for. */
        private boolean impatient;
        /** Where it was then: everything newer has been seen. */
        private long at;

        Reading(Ask ask, Map<Long, Bound> bounds, long time, int size, int patience, List<Entry> found) {
            this.ask = ask;
            this.bounds = bounds;
            this.journals = array(bounds.keySet());
            this.time = time;
            this.size = size;
            this.patience = patience;
            this.found = found;
        }

        void read(String query, long from, long to) {
            lane.batch("search-text", "searched-also", ask.terms().size(), statement -> {
                bind(statement, query, from, to);
                try (ResultSet row = statement.executeQuery()) {
                    collect(row);
                }
            });
        }

        private void bind(PreparedStatement statement, String query, long from, long to) throws SQLException {
            statement.setString(1, query);
            statement.setLong(2, from);
            statement.setLong(3, to);
            statement.setString(4, journals);
            for (int n = 0; n < ask.terms().size(); n++) {
                statement.setString(5 + n, ask.terms().get(n));
            }
        }

        /** Reads until there are enough, and then all that are of the last one's millisecond. */
        private void collect(ResultSet row) throws SQLException {
            while (row.next()) {
                long stamp = row.getLong(1);
                if (found.size() >= size && !Stamps.together(stamp, last)) {
                    return;
                }
                Bound bound = bounds.get(row.getLong(2));
                if (bound != null) {
                    take(row, bound, stamp);
                } else if (++marks > patience / MARKED) {
                    impatient = true;
                    at = stamp;
                    return;
                }
            }
        }

        private void take(ResultSet row, Bound bound, long stamp) throws SQLException {
            long number = row.getLong(3);
            long micros = row.getLong(4);
            if (micros >= ask.since() && bound.holds(number, micros, time)) {
                found.add(lane.dialect().entry(row, bound.journal(), 3));
                last = stamp;
            }
        }
    }
}

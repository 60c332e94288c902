package dev.muster.jdbc;

import static java.util.Objects.requireNonNull;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** One statement for all journals; the text index is a GIN index of words and journals. */
final class PostgresSearch extends EntrySearch {
    /** Beyond this many journals the text index is asked for the words alone. */
    private static final int MOST_NAMED = 1_000;

    PostgresSearch(Lane lane) {
        super(lane);
    }

    @Override
    List<Bound> bounds(Collection<JournalId> journals) {
        if (journals.isEmpty()) {
            return List.of();
        }
        return lane.query("bounds")
                .bind("workspaces", Columns.texts(journals, j -> j.workspace().value()))
                .bind("names", Columns.texts(journals, JournalId::name))
                .map((row, ctx) -> new Bound(
                        row.getLong(1),
                        new JournalId(new WorkspaceId(row.getString(2)), row.getString(3)),
                        1,
                        Long.MAX_VALUE,
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    @Override
    List<Entry> hits(String name, Ask ask, List<Bound> bounds) {
        Map<Long, JournalId> names = names(bounds);
        Query query = bound(name, ask, bounds);
        if (!name.equals("tail")) {
            query.bind("limit", ask.limit());
        }
        return query.map((row, ctx) -> lane.dialect().entry(row, requireNonNull(names.get(row.getLong(1))), 2))
                .list();
    }

    @Override
    long sum(String name, Ask ask, List<Bound> bounds) {
        return bound(name, ask, bounds).mapTo(Long.class).one();
    }

    private Query bound(String name, Ask ask, List<Bound> bounds) {
        boolean tail = name.equals("tail");
        boolean byText = name.endsWith("-text");
        int first = byText ? 0 : 1;
        Query query = tail
                ? lane.query(name)
                : lane.query(name, "searched-also", ask.terms().size() - first);
        query.bind("journals", Columns.longs(bounds, Bound::id))
                .bind("least", Columns.longs(bounds, Bound::least))
                .bind("before", Columns.longs(bounds, Bound::before))
                .bind("time", ask.time());
        if (tail || byText) {
            query.bind("upto", Columns.longs(bounds, Bound::upto));
        }
        if (byText) {
            query.bind("words", words(ask, bounds));
        }
        if (!tail) {
            if (!byText) {
                query.bind("term", ask.terms().get(0));
            }
            ask.bindTerms(query, first);
        }
        return query;
    }

    private static String words(Ask ask, List<Bound> bounds) {
        StringBuilder query = new StringBuilder("'");
        query.append(String.join("' & '", ask.words())).append('\'');
        if (bounds.size() <= MOST_NAMED) {
            String separator = " & (";
            for (Bound bound : bounds) {
                query.append(separator)
                        .append('\'')
                        .append(PostgresIndex.mark(bound.id()))
                        .append('\'');
                separator = " | ";
            }
            query.append(')');
        }
        return query.toString();
    }
}

package dev.muster.jdbc;

import static java.util.Objects.requireNonNull;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * One statement for all journals. The text index is a GIN index whose words carry their journal, so that only what
 * lies in the asked journals is ever read.
 */
final class PostgresSearch extends EntrySearch {
    /** How many journals one statement names. */
    private static final int MOST_NAMED = 500;

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
    List<Entry> byTerms(Ask ask, Within within, int size) {
        return entries(terms("search-terms", ask, within).bind("limit", size), within);
    }

    @Override
    long count(Ask ask, Within within) {
        return terms("count-terms", ask, within).mapTo(Long.class).one();
    }

    private Query terms(String name, Ask ask, Within within) {
        Query query = bound(lane.query(name, "searched-also", ask.terms().size() - 1), ask, within)
                .bind("term", ask.terms().get(0));
        ask.bindTerms(query, 1);
        return query;
    }

    @Override
    List<Entry> byText(Ask ask, Within within, int size) {
        List<Entry> found = new ArrayList<>();
        List<Bound> all = within.bounds();
        for (int from = 0; from < all.size(); from += MOST_NAMED) {
            Within some = new Within(all.subList(from, Math.min(from + MOST_NAMED, all.size())), within.time());
            Query query = bound(
                            lane.query(
                                    "search-text", "searched-also", ask.terms().size()),
                            ask,
                            some)
                    .bind("upto", Columns.longs(some.bounds(), Bound::upto))
                    .bind("words", Columns.texts(some.bounds(), b -> words(ask, PostgresIndex.mark(b.id()))))
                    .bind("limit", size);
            ask.bindTerms(query, 0);
            found.addAll(entries(query, some));
        }
        return found;
    }

    @Override
    List<Entry> behind(Ask ask, Within within) {
        return entries(
                bound(lane.query("tail"), ask, within).bind("upto", Columns.longs(within.bounds(), Bound::upto)),
                within);
    }

    private List<Entry> entries(Query query, Within within) {
        Map<Long, Bound> bounds = byId(within.bounds());
        return query.map((row, ctx) -> lane.dialect()
                        .entry(row, requireNonNull(bounds.get(row.getLong(1))).journal(), 2))
                .list();
    }

    private static Query bound(Query query, Ask ask, Within within) {
        return query.bind("journals", Columns.longs(within.bounds(), Bound::id))
                .bind("least", Columns.longs(within.bounds(), Bound::least))
                .bind("before", Columns.longs(within.bounds(), Bound::before))
                .bind("time", within.time())
                .bind("since", ask.since());
    }

    /** What is asked of the words of one journal. */
    private static String words(Ask ask, String mark) {
        StringBuilder query = new StringBuilder();
        String and = "";
        for (String word : ask.words()) {
            query.append(and).append('\'').append(mark).append(word).append('\'');
            and = " & ";
        }
        for (List<String> choice : ask.choices()) {
            query.append(and).append("('").append(mark);
            query.append(String.join("' | '" + mark, choice)).append("')");
            and = " & ";
        }
        for (String word : ask.none()) {
            query.append(" & !'").append(mark).append(word).append('\'');
        }
        return query.toString();
    }
}

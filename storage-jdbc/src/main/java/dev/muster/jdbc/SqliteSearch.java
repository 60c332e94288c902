package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** One statement a journal; the text index is FTS5, whose row ids are the places of the entries. */
final class SqliteSearch extends EntrySearch {
    SqliteSearch(Lane lane) {
        super(lane);
    }

    @Override
    List<Bound> bounds(Collection<JournalId> journals) {
        List<Bound> found = new ArrayList<>();
        for (JournalId journal : journals) {
            lane.query("bounds")
                    .bind("workspace", journal.workspace().value())
                    .bind("name", journal.name())
                    .map((row, ctx) ->
                            new Bound(row.getLong(1), journal, 1, Long.MAX_VALUE, row.getLong(4), row.getLong(5)))
                    .findOne()
                    .ifPresent(found::add);
        }
        return found;
    }

    @Override
    List<Entry> hits(String name, Ask ask, List<Bound> bounds) {
        List<Entry> hits = new ArrayList<>();
        for (Bound bound : bounds) {
            Query query = bound(name, ask, bound);
            if (!name.equals("tail")) {
                query.bind("limit", ask.limit());
            }
            hits.addAll(query.map((row, ctx) -> lane.dialect().entry(row, bound.journal(), 2))
                    .list());
        }
        return hits;
    }

    @Override
    long sum(String name, Ask ask, List<Bound> bounds) {
        return bounds.stream()
                .mapToLong(b -> bound(name, ask, b).mapTo(Long.class).one())
                .sum();
    }

    private Query bound(String name, Ask ask, Bound bound) {
        boolean tail = name.equals("tail");
        boolean byText = name.endsWith("-text");
        int first = byText ? 0 : 1;
        Query query = tail
                ? lane.query(name)
                : lane.query(name, "searched-also", ask.terms().size() - first);
        query.bind("journal", bound.id())
                .bind("least", bound.least())
                .bind("before", bound.before())
                .bind("time", ask.time());
        if (tail || byText) {
            query.bind("upto", bound.upto());
        }
        if (byText) {
            query.bind("words", '"' + String.join("\" \"", ask.words()) + '"');
        }
        if (!tail) {
            if (!byText) {
                query.bind("term", ask.terms().get(0));
            }
            ask.bindTerms(query, first);
        }
        return query;
    }
}

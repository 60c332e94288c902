package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Language;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import java.util.Iterator;
import java.util.List;

/** The reads whose statements are alike on both databases. */
abstract class JdbcQuery implements Query {
    /** Above every id and below none: the end of a list. */
    private static final String LAST = "\udbff\udfff";

    /** The greatest number of an entry that a place in SQLite has room for. */
    private static final long MOST_ENTRIES = (1L << 40) - 1;

    final Lane lane;

    JdbcQuery(Lane lane) {
        this.lane = lane;
    }

    @Override
    public long count(Find find) {
        return found(finding("count-found", find), find).mapTo(Long.class).one();
    }

    /** The statement that lists or counts what is found. */
    static String finding(String what, Find find) {
        return find.descending() ? what + "-newest-first" : what;
    }

    /** Behind which place a find begins. */
    static Find.Place after(Find find) {
        Find.Place after = find.after();
        if (after != null) {
            return after;
        }
        return find.descending() ? new Find.Place(Long.MAX_VALUE, LAST) : new Find.Place(Long.MIN_VALUE, "");
    }

    final org.jdbi.v3.core.statement.Query found(String name, Find find) {
        Iterator<Term> terms = find.terms().iterator();
        Find.Place after = after(find);
        var query = lane.query(name, "found-also", find.terms().size() - 1)
                .bind("workspace", find.workspace().value())
                .bind("kind", find.kind())
                .bind("rank", after.rank())
                .bind("id", after.id())
                .bind("term", Text.term(terms.next()));
        for (int n = 0; terms.hasNext(); n++) {
            query.bind("also" + n, Text.term(terms.next()));
        }
        return query;
    }

    @Override
    public List<Entry> range(Range range) {
        String name = (range.thread() == 0 ? "range" : "thread") + (range.descending() ? "-newest-first" : "");
        var query = lane.query(name)
                .bind("workspace", range.journal().workspace().value())
                .bind("name", range.journal().name())
                .bind("from", Math.min(Math.max(range.from(), 1), MOST_ENTRIES))
                .bind("to", Math.min(Math.max(range.to(), 0), MOST_ENTRIES))
                .bind("limit", range.limit());
        if (range.thread() != 0) {
            query.bind("thread", range.thread());
        }
        return query.map((row, ctx) -> lane.dialect().entry(row, range.journal(), 1))
                .list();
    }

    @Override
    public List<Entry> search(Search search) {
        return lane.dialect().search(lane).search(search);
    }

    @Override
    public Language language(WorkspaceId workspace) {
        return new Languages(lane).of(workspace);
    }

    @Override
    public long count(Search search) {
        return lane.dialect().search(lane).count(search);
    }
}

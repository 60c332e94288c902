package dev.muster.report;

import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks through a journal in one snapshot, a page at a time, so that its length costs no memory. */
final class Journals implements Iterator<Entry> {
    private static final int PAGE = 1_000;
    private final Query query;
    private final JournalId journal;
    private List<Entry> page;
    private int at;

    private Journals(Query query, JournalId journal, long first) {
        this.query = query;
        this.journal = journal;
        page = query.range(Range.after(journal, first - 1, PAGE));
    }

    /** All entries from a number on, in order. */
    static Iterator<Entry> from(State state, JournalId journal, long first) {
        return new Journals(state.stored(), journal, first);
    }

    @Override
    public boolean hasNext() {
        if (at == page.size() && !page.isEmpty()) {
            page = page.size() < PAGE
                    ? List.of()
                    : query.range(Range.after(journal, page.get(page.size() - 1).sequence(), PAGE));
            at = 0;
        }
        return at < page.size();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(at++);
    }
}

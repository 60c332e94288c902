package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Query;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Transaction;
import dev.muster.storage.VersionConflict;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One transaction; what a write consists of is decided here, how rows are written by the database's own class. */
abstract class JdbcTransaction implements Transaction {
    /** A new entry and its journal's row. */
    record Placed(long journal, Entry entry) {}

    /** An amendment of an earlier entry and its journal's row. */
    record Amending(long journal, Writes.Amended amended) {}

    /** One index row of an entry. */
    record Termed(long journal, String term, long time, long sequence) {}

    final Lane lane;
    final Before before = new Before();
    private final Map<JournalId, Rows.Place> locked = new HashMap<>();
    private @Nullable Writes written;

    JdbcTransaction(Lane lane) {
        this.lane = lane;
    }

    /** What was written; null when nothing was. */
    @Nullable
    Writes written() {
        return written;
    }

    /** Locks the head rows that there are of these journals, in the order given. */
    abstract List<Rows.Place> lockRows(Collection<JournalId> journals);

    /** Makes the head rows of journals that begin, and returns those that nobody else made meanwhile. */
    abstract List<Rows.Place> insertHeads(List<Rows.Place> heads);

    abstract void insertEntries(List<Placed> entries);

    abstract void insertEntryTerms(List<Termed> rows);

    abstract void deleteEntryTerms(List<Termed> rows);

    abstract void moveHeads(List<Rows.Place> heads);

    /** Writes the amendments that leave the index as it is. */
    abstract void amend(List<Amending> amendments);

    /** Writes the amendments that change the index, with its text, and says which term rows were there before. */
    abstract List<Termed> amendIndex(List<Amending> amendments);

    /** Writes documents; what is replaced or removed is given as it was read. */
    abstract void writeDocuments(
            List<Document> created, List<Document> updated, List<Document> deleted, Map<DocumentKey, Document> before);

    abstract void writeJobs(Collection<Job> jobs, Set<Job.Key> finished);

    /** Inserts these receipts; one that is there is a {@link VersionConflict}. */
    abstract void insertReceipts(Map<ReceiptKey, Receipt> receipts);

    /** Has everything run that was only prepared so far. */
    void send() {}

    @Override
    public final Map<JournalId, Head> lock(Collection<JournalId> journals) {
        Map<JournalId, Head> heads = new TreeMap<>();
        lockMore(journals);
        for (JournalId journal : journals) {
            heads.put(journal, locked(journal).head());
        }
        return heads;
    }

    private void lockMore(Collection<JournalId> journals) {
        Set<JournalId> missing = new TreeSet<>(journals);
        missing.removeAll(locked.keySet());
        if (!missing.isEmpty()) {
            locked(missing, lockRows(missing));
        }
    }

    /** Takes down what was locked: the rows that there are of these journals. */
    final void locked(Collection<JournalId> journals, List<Rows.Place> rows) {
        journals.forEach(j -> locked.put(j, Rows.Place.none(j)));
        rows.forEach(p -> locked.put(p.journal(), p));
    }

    private Rows.Place locked(JournalId journal) {
        Rows.Place place = locked.get(journal);
        if (place == null) {
            throw new IllegalStateException(journal + " was not locked");
        }
        return place;
    }

    @Override
    public final Query query() {
        return new Noted(lane.dialect().query(lane, null), before);
    }

    @Override
    public final void write(Writes writes) {
        if (written != null) {
            throw new IllegalStateException("a transaction writes once");
        }
        written = writes;
        if (writes.isEmpty()) {
            return;
        }
        lane.dirty();
        if (!writes.receipts().isEmpty()) {
            insertReceipts(writes.receipts());
        }
        writeDocuments(writes);
        writeEntries(writes);
        if (!writes.languages().isEmpty()) {
            send();
            new Languages(lane).put(writes.languages());
        }
        if (!writes.jobs().isEmpty() || !writes.finished().isEmpty()) {
            Map<Job.Key, Job> jobs = new LinkedHashMap<>();
            writes.jobs().forEach(j -> jobs.put(j.key(), j));
            writeJobs(jobs.values(), writes.finished());
        }
        send();
    }

    private void writeDocuments(Writes writes) {
        List<Document> created = new ArrayList<>();
        List<Document> updated = new ArrayList<>();
        writes.documents().forEach(d -> (d.version() == 0 ? created : updated).add(d));
        List<Document> deleted =
                writes.deletions().stream().filter(d -> d.version() > 0).toList();
        List<Document> absent =
                writes.deletions().stream().filter(d -> d.version() == 0).toList();
        if (!absent.isEmpty()
                && !query().documents(absent.stream().map(Document::key).toList())
                        .isEmpty()) {
            throw new VersionConflict("a document exists that was to be removed unwritten");
        }
        if (!created.isEmpty() || !updated.isEmpty() || !deleted.isEmpty()) {
            List<Document> known = new ArrayList<>(updated);
            known.addAll(deleted);
            writeDocuments(created, updated, deleted, before.of(known, query()));
        }
    }

    private void writeEntries(Writes writes) {
        if (writes.entries().isEmpty() && writes.amendments().isEmpty()) {
            return;
        }
        Set<JournalId> journals = new TreeSet<>();
        writes.entries().forEach(e -> journals.add(e.journal()));
        writes.amendments().forEach(a -> journals.add(a.journal()));
        lockMore(journals);
        Set<JournalId> begun = begin(writes.entries());
        Map<JournalId, Integer> last = new LinkedHashMap<>();
        Map<JournalId, Map<Long, Integer>> fresh = new HashMap<>();
        List<Placed> entries = new ArrayList<>(writes.entries().size());
        for (Entry entry : writes.entries()) {
            Rows.Place head = locked(entry.journal());
            Integer previous = last.get(entry.journal());
            long before = previous == null
                    ? head.head().sequence()
                    : entries.get(previous).entry().sequence();
            if (entry.sequence() != before + 1) {
                throw new VersionConflict(
                        entry.journal() + " is at " + before + ", and " + entry.sequence() + " does not follow");
            }
            last.put(entry.journal(), entries.size());
            fresh.computeIfAbsent(entry.journal(), j -> new HashMap<>()).put(entry.sequence(), entries.size());
            entries.add(new Placed(head.id(), entry));
        }
        List<Rows.Place> moved = new ArrayList<>();
        last.forEach((journal, at) -> {
            Placed end = entries.get(at);
            if (!begun.contains(journal)) {
                moved.add(new Rows.Place(end.journal(), journal, Head.of(end.entry())));
            }
        });
        List<Amending> amendments = new ArrayList<>();
        for (Writes.Amended a : writes.amendments()) {
            Integer at = fresh.getOrDefault(a.journal(), Map.of()).get(a.sequence());
            if (at == null) {
                amendments.add(new Amending(locked(a.journal()).id(), a));
            } else {
                Placed placed = entries.get(at);
                entries.set(at, new Placed(placed.journal(), placed.entry().amended(a.amendment(), a.index())));
            }
        }
        append(entries, moved);
        amendEarlier(amendments);
    }

    /**
     * Makes the head rows of journals that begin here, as they are after this write. Until then there was nothing to
     * lock: of two that begin one at once, the second has to look again.
     */
    private Set<JournalId> begin(List<Entry> entries) {
        Map<JournalId, Rows.Place> ends = new TreeMap<>();
        for (Entry entry : entries) {
            Rows.Place place = locked(entry.journal());
            if (place.isNone()) {
                ends.put(entry.journal(), new Rows.Place(place.id(), entry.journal(), Head.of(entry)));
            }
        }
        if (ends.isEmpty()) {
            return Set.of();
        }
        List<Rows.Place> made = insertHeads(List.copyOf(ends.values()));
        if (made.size() < ends.size()) {
            throw new VersionConflict("somebody else was the first to write into one of " + ends.keySet());
        }
        made.forEach(p -> locked.put(p.journal(), new Rows.Place(p.id(), p.journal(), Head.EMPTY)));
        return ends.keySet();
    }

    private void append(List<Placed> entries, List<Rows.Place> moved) {
        if (entries.isEmpty()) {
            return;
        }
        insertEntries(entries);
        List<Termed> terms = new ArrayList<>();
        for (Placed p : entries) {
            Entry e = p.entry();
            e.index()
                    .terms()
                    .forEach(
                            t -> terms.add(new Termed(p.journal(), Text.term(t), Text.micros(e.time()), e.sequence())));
        }
        if (!terms.isEmpty()) {
            insertEntryTerms(terms);
        }
        if (!moved.isEmpty()) {
            moveHeads(moved);
        }
    }

    private void amendEarlier(List<Amending> amendments) {
        List<Amending> plain = new ArrayList<>();
        List<Amending> indexed = new ArrayList<>();
        amendments.forEach(a -> (a.amended().index() == null ? plain : indexed).add(a));
        if (!plain.isEmpty()) {
            amend(plain);
        }
        if (indexed.isEmpty()) {
            return;
        }
        List<Termed> before = amendIndex(indexed);
        Map<String, Long> times = new HashMap<>();
        before.forEach(t -> times.put(t.journal() + "/" + t.sequence(), t.time()));
        List<Termed> after = new ArrayList<>();
        for (Amending a : indexed) {
            Entry.Index index = a.amended().index();
            Long time = times.get(a.journal() + "/" + a.amended().sequence());
            if (index != null && time != null) {
                index.terms()
                        .forEach(t -> after.add(new Termed(
                                a.journal(), Text.term(t), time, a.amended().sequence())));
            }
        }
        List<Termed> gone = new ArrayList<>(before);
        gone.removeIf(t -> t.term().isEmpty() || after.contains(t));
        after.removeAll(before);
        if (!gone.isEmpty()) {
            deleteEntryTerms(gone);
        }
        if (!after.isEmpty()) {
            insertEntryTerms(after);
        }
    }

    /** One amendment has touched one row, or the entry that it speaks of is not there. */
    static void checkAmended(int touched, int expected) {
        if (touched != expected) {
            throw new IllegalArgumentException(
                    (expected - touched) + " of " + expected + " amendments are of entries that do not exist");
        }
    }
}

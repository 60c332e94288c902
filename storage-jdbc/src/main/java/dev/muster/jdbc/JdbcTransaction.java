package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.Job;
import dev.muster.storage.Query;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Transaction;
import dev.muster.storage.VersionConflict;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** One index row of a document. */
    record Listed(Document document, String term, long rank) {
        /** Roughly the order of the index, so that neighbours are written together. */
        static final Comparator<Listed> ORDER =
                Comparator.comparing((Listed r) -> r.document().key().kind()).thenComparing(Listed::term);
    }

    /** One index row of an entry. */
    record Termed(long journal, String term, long time, long sequence) {}

    final Lane lane;
    private final Map<JournalId, Rows.Place> locked = new HashMap<>();
    private @Nullable Writes written;
    private boolean used;

    JdbcTransaction(Lane lane) {
        this.lane = lane;
    }

    /** What was written; null when nothing was. */
    @Nullable
    Writes written() {
        return written;
    }

    /** Locks the head rows of these journals, in the order given, and makes those that are missing. */
    abstract List<Rows.Place> lockRows(Collection<JournalId> journals);

    abstract void insertEntries(List<Placed> entries);

    abstract void insertEntryTerms(List<Termed> rows);

    abstract void deleteEntryTerms(List<Termed> rows);

    abstract void moveHeads(List<Rows.Place> heads);

    /** Writes the amendments that leave the index as it is. */
    abstract void amend(List<Amending> amendments);

    /** Writes the amendments that change the index, with its text, and says which term rows were there before. */
    abstract List<Termed> amendIndex(List<Amending> amendments);

    abstract void writeDocuments(List<Document> created, List<Document> updated, List<Document> deleted);

    abstract void writeJobs(Collection<Job> jobs, Set<Job.Key> finished);

    /** Inserts these receipts and says how many were not there yet. */
    abstract int insertReceipts(Map<ReceiptKey, Receipt> receipts);

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
            lockRows(missing).forEach(p -> locked.put(p.journal(), p));
        }
    }

    private Rows.Place locked(JournalId journal) {
        Rows.Place place = locked.get(journal);
        if (place == null) {
            throw new IllegalStateException(journal + " was not locked");
        }
        return place;
    }

    /** True before anything was read or locked, so that the transaction may still begin anew. */
    final boolean fresh() {
        return !used && locked.isEmpty() && !lane.isDirty();
    }

    /** Says that something was read or locked. */
    final void used() {
        used = true;
    }

    @Override
    public final Query query() {
        used = true;
        return lane.dialect().query(lane, null);
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
        if (!writes.receipts().isEmpty()
                && insertReceipts(writes.receipts()) < writes.receipts().size()) {
            throw new VersionConflict(
                    "a receipt exists for one of " + writes.receipts().keySet());
        }
        writeDocuments(writes);
        writeEntries(writes);
        if (!writes.jobs().isEmpty() || !writes.finished().isEmpty()) {
            Map<Job.Key, Job> jobs = new LinkedHashMap<>();
            writes.jobs().forEach(j -> jobs.put(j.key(), j));
            writeJobs(jobs.values(), writes.finished());
        }
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
            writeDocuments(created, updated, deleted);
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
            moved.add(new Rows.Place(end.journal(), journal, Head.of(end.entry())));
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
        moveHeads(moved);
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

    /** The index rows of a document that one version has and the other has not. */
    static List<Listed> lines(Document document, Set<String> terms, long rank, Set<String> but, long butRank) {
        List<Listed> rows = new ArrayList<>();
        for (String term : terms) {
            if (rank != butRank || !but.contains(term)) {
                rows.add(new Listed(document, term, rank));
            }
        }
        return rows;
    }
}

package dev.muster.engine;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Language;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided but not written: by the commands of a batch so far, or by the one under way. The latter is
 * laid over the former when it succeeds and thrown away when it does not.
 */
final class Layer {
    /** An entry, and the event that it was made of. */
    record Appended(Entry entry, Event event) {}

    final Map<JournalId, Head> heads = new HashMap<>();
    final List<Appended> appended = new ArrayList<>();
    /** What was appended, as it is told: with what the same command amended in its own entries. */
    final List<Appended> told = new ArrayList<>();

    final Map<EntryId, Entry> entries = new HashMap<>();
    final Map<EntryId, Writes.Amended> amended = new LinkedHashMap<>();
    /** Documents by kind, so that a list of one kind looks at no other; empty for one that is removed. */
    private final Map<String, Map<DocumentKey, Optional<Document>>> documents = new LinkedHashMap<>();

    final Map<Job.Key, Job> jobs = new LinkedHashMap<>();
    final Set<Job.Key> finished = new HashSet<>();
    final Map<ReceiptKey, Receipt> receipts = new HashMap<>();
    final Map<WorkspaceId, Language> languages = new HashMap<>();

    void append(Entry entry, Event event) {
        appended.add(new Appended(entry, event));
        entries.put(new EntryId(entry.journal(), entry.sequence()), entry);
        heads.put(entry.journal(), Head.of(entry));
    }

    /** An amendment takes the place of the one before; one that leaves the index leaves the one that was given last. */
    void amend(Writes.Amended now) {
        amended.merge(
                new EntryId(now.journal(), now.sequence()),
                now,
                (before, after) -> after.index() != null
                        ? after
                        : new Writes.Amended(after.journal(), after.sequence(), after.amendment(), before.index()));
    }

    void put(Document document) {
        kind(document.key().kind()).put(document.key(), Optional.of(document));
    }

    void remove(DocumentKey key) {
        kind(key.kind()).put(key, Optional.empty());
    }

    private Map<DocumentKey, Optional<Document>> kind(String kind) {
        return documents.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    }

    /** What was decided of documents of one kind: how each is, or that it is removed. */
    Map<DocumentKey, Optional<Document>> documents(String kind) {
        return documents.getOrDefault(kind, Map.of());
    }

    void schedule(Job job) {
        finished.remove(job.key());
        jobs.put(job.key(), job);
    }

    void finish(Job.Key key) {
        jobs.remove(key);
        finished.add(key);
    }

    /** Lays another over this one. */
    void add(Layer upper) {
        heads.putAll(upper.heads);
        appended.addAll(upper.appended);
        upper.appended.forEach(a -> told.add(upper.amended(a)));
        entries.putAll(upper.entries);
        upper.amended.values().forEach(this::amend);
        upper.documents.forEach((kind, decided) -> kind(kind).putAll(decided));
        upper.finished.forEach(this::finish);
        upper.jobs.values().forEach(this::schedule);
        receipts.putAll(upper.receipts);
        languages.putAll(upper.languages);
    }

    private Appended amended(Appended one) {
        Entry entry = one.entry();
        Writes.Amended by = amended.get(new EntryId(entry.journal(), entry.sequence()));
        return by == null ? one : new Appended(entry.amended(by.amendment(), by.index()), one.event());
    }

    /** Everything as one write, given the versions that documents were read at. */
    Writes writes(Map<DocumentKey, Document> read) {
        List<Document> put = new ArrayList<>();
        List<Document> gone = new ArrayList<>();
        documents
                .values()
                .forEach(kind -> kind.forEach((key, now) -> {
                    Document before = read.get(key);
                    if (now.isPresent()) {
                        put.add(now.get().at(before == null ? 0 : before.version()));
                    } else if (before != null) {
                        gone.add(before);
                    }
                }));
        return new Writes(
                appended.stream().map(Appended::entry).toList(),
                List.copyOf(amended.values()),
                put,
                gone,
                List.copyOf(jobs.values()),
                Set.copyOf(finished),
                Map.copyOf(receipts),
                Map.copyOf(languages));
    }
}

package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of a {@link MemoryStore}. Everything here runs under its lock. */
final class MemoryData {
    final Map<JournalId, List<Entry>> journals = new HashMap<>();
    final TreeMap<DocumentKey, Document> documents = new TreeMap<>();
    final Map<ReceiptKey, Receipt> receipts = new HashMap<>();
    final Map<Job.Key, Held> jobs = new HashMap<>();
    final Map<WorkspaceId, Language> languages = new HashMap<>();
    long fences;

    /** A job, its fence, and until when it is held. */
    static final class Held {
        final Job job;
        long fence;
        Instant leasedUntil = Instant.EPOCH;

        Held(Job job, long fence) {
            this.job = job;
            this.fence = fence;
        }
    }

    List<Entry> journal(JournalId id) {
        return journals.getOrDefault(id, List.of());
    }

    Head head(JournalId id) {
        List<Entry> entries = journal(id);
        return entries.isEmpty() ? Head.EMPTY : Head.of(entries.get(entries.size() - 1));
    }

    Optional<Held> job(Job.Key key) {
        return Optional.ofNullable(jobs.get(key));
    }

    boolean holds(Claim claim) {
        return job(claim.job().key()).map(j -> j.fence == claim.fence()).orElse(false);
    }

    void check(Writes writes) {
        Map<JournalId, Long> last = new HashMap<>();
        for (Entry entry : writes.entries()) {
            long before = last.computeIfAbsent(entry.journal(), j -> head(j).sequence());
            if (entry.sequence() != before + 1) {
                throw new VersionConflict(
                        entry.journal() + " is at " + before + ", and " + entry.sequence() + " does not follow");
            }
            last.put(entry.journal(), entry.sequence());
        }
        writes.documents().forEach(this::checkVersion);
        writes.deletions().forEach(this::checkVersion);
        for (ReceiptKey key : writes.receipts().keySet()) {
            if (receipts.containsKey(key)) {
                throw new VersionConflict("a receipt exists for " + key);
            }
        }
    }

    private void checkVersion(Document document) {
        Document now = documents.get(document.key());
        long version = now == null ? 0 : now.version();
        if (version != document.version()) {
            throw new VersionConflict(document.key() + " is at version " + version + ", not at " + document.version());
        }
    }

    void apply(Writes writes) {
        for (Entry entry : writes.entries()) {
            journals.computeIfAbsent(entry.journal(), j -> new ArrayList<>()).add(entry);
        }
        writes.amendments().forEach(a -> {
            List<Entry> entries = journal(a.journal());
            int at = (int) a.sequence() - 1;
            entries.set(at, entries.get(at).amended(a.amendment(), a.index()));
        });
        writes.documents().forEach(d -> documents.put(d.key(), d.at(d.version() + 1)));
        writes.deletions().forEach(d -> documents.remove(d.key()));
        writes.finished().forEach(jobs::remove);
        writes.jobs().forEach(j -> jobs.put(j.key(), new Held(j, ++fences)));
        receipts.putAll(writes.receipts());
        languages.putAll(writes.languages());
    }
}

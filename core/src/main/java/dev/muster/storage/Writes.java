package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one transaction writes.
 *
 * @param entries new entries; for each journal in order, beginning right behind the locked head. The store
 *     moves the heads along
 * @param amendments what entries have become, ones written before or in this same transaction; one each
 * @param documents documents to write. Each carries the version at which it was read: 0 for one that must
 *     not exist yet. It is stored with a version one higher
 * @param deletions documents to remove, with the version at which they were read
 * @param jobs jobs to create or replace; replacing one ends every claim of it
 * @param finished jobs to remove; one that is not there is no error
 * @param receipts receipts to keep
 * @param languages by whose stems the texts of workspaces are to be found from now on; see {@link Query#language}
 */
public record Writes(
        List<Entry> entries,
        List<Amended> amendments,
        List<Document> documents,
        List<Document> deletions,
        List<Job> jobs,
        Set<Job.Key> finished,
        Map<ReceiptKey, Receipt> receipts,
        Map<WorkspaceId, Language> languages) {
    /** Writes that leave all languages as they are. */
    public Writes(
            List<Entry> entries,
            List<Amended> amendments,
            List<Document> documents,
            List<Document> deletions,
            List<Job> jobs,
            Set<Job.Key> finished,
            Map<ReceiptKey, Receipt> receipts) {
        this(entries, amendments, documents, deletions, jobs, finished, receipts, Map.of());
    }

    /**
     * What an entry has become.
     *
     * @param journal which journal
     * @param sequence which entry
     * @param amendment replaces the amendment that it has
     * @param index replaces what it is found by, so that search sees what readers see; null leaves it
     */
    public record Amended(JournalId journal, long sequence, byte[] amendment, Entry.@Nullable Index index) {}

    /** True when there is nothing to write. */
    public boolean isEmpty() {
        return entries.isEmpty()
                && amendments.isEmpty()
                && documents.isEmpty()
                && deletions.isEmpty()
                && jobs.isEmpty()
                && finished.isEmpty()
                && receipts.isEmpty()
                && languages.isEmpty();
    }
}

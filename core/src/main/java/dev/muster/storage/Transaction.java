package dev.muster.storage;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Job;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One transaction, from its beginning to its commit; used by one thread. Its order is always the same: lock
 * heads, read, write once.
 */
public interface Transaction {
    /**
     * Locks the ends of these journals until the transaction ends, in the order of their ids, and returns
     * them. A journal that nobody has written into is {@link Head#EMPTY}; a store that cannot lock what is not there yet
     * refuses the second of two transactions that begin it, when it writes, with a {@link VersionConflict}. Called at
     * most once, before anything is read.
     */
    Map<JournalId, Head> lock(Collection<JournalId> journals);

    /**
     * What a transaction began with.
     *
     * @param heads the ends of all its journals
     * @param documents those that exist of the documents that were asked for
     * @param found what each of the finds lists
     */
    record Begun(Map<JournalId, Head> heads, Map<DocumentKey, Document> documents, Map<Find, List<Document>> found) {}

    /**
     * {@linkplain #lock Locks} journals, and then reads what is known to be needed behind the locks: the same as one after
     * the other, and a single way there and back for a store to which ways are long. Called instead of {@link #lock}.
     *
     * @param journals whose ends are locked
     * @param documents documents to read
     * @param finds lists to read
     */
    default Begun begin(Collection<JournalId> journals, Collection<DocumentKey> documents, Collection<Find> finds) {
        Map<JournalId, Head> heads = lock(journals);
        Query query = query();
        Map<Find, List<Document>> found = new HashMap<>();
        finds.forEach(find -> found.put(find, query.find(find)));
        return new Begun(heads, documents.isEmpty() ? Map.of() : query.documents(documents), found);
    }

    /** Reads documents, journals and lists as this transaction sees them. */
    Query query();

    /** The receipts that exist under these keys. */
    Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys);

    /**
     * Which of these claims still hold: the job is there and its fence is the claim's. Held jobs are locked
     * until the transaction ends, so that nobody else can claim, replace or finish them.
     */
    Set<Job.Key> held(Collection<Claim> claims);

    /**
     * Writes all at once. Called at most once; nothing may be read afterwards.
     *
     * @throws VersionConflict when a document is not at the version that it was read at, or a receipt of this
     *     key was written by another transaction
     */
    void write(Writes writes);
}

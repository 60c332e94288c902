package dev.muster.storage;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Job;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * One transaction, from its beginning to its commit; used by one thread. Its order is always the same: lock
 * heads, read, write once.
 */
public interface Transaction {
    /**
     * Locks the ends of these journals until the transaction ends, in the order of their ids, and returns
     * them. A journal that nobody has written into is {@link Head#EMPTY} and is locked too. Called at most
     * once, before anything is read.
     */
    Map<JournalId, Head> lock(Collection<JournalId> journals);

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

package dev.muster.storage;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where everything is kept. Safe for use by several threads.
 *
 * <p>To write one: keep the promises below, and prove it with {@code StoreContract} of {@code muster-tck}.
 */
public interface Store extends AutoCloseable {
    /**
     * Runs the work in one transaction and commits it. When this returns normally, all that was written is
     * on stable storage as {@link Health#durability()} states. When it throws, nothing was written, except
     * for {@link CommitUnknown}.
     *
     * <p>The work sees what was committed before each of its reads, and rows that it has locked do not
     * change under it. It runs once; a conflict is the caller's to retry.
     *
     * @throws VersionConflict when another transaction got in between; run the work again
     * @throws CommitUnknown when the connection was lost while committing: either outcome is possible
     * @throws StoreUnavailable when the database cannot be reached, or not within the stated timeout
     */
    <T> T transact(Function<Transaction, T> work);

    /**
     * Reads in one snapshot: everything the read sees is the state of one instant, and everything that was
     * committed before the call is in it.
     *
     * @throws StoreUnavailable when the database cannot be reached, or not within the stated timeout
     */
    <T> T snapshot(Function<Query, T> read);

    /** Jobs that are due, their leases and their fences. */
    Jobs jobs();

    /**
     * Wakes the listener after commits, also those of other processes. A wake-up is a hint and never the
     * message: it may be lost, doubled, early or late, and whoever needs certainty polls as well.
     *
     * @param listener called on a thread of the store; must return at once; a throw is logged and ignored
     * @return ends it
     */
    Subscription listen(Consumer<Signal> listener);

    /** What the processes over this store tell each other and nobody keeps. */
    Broadcast broadcast();

    /** What the store is, and whether it can be reached now; asks the database. Never throws. */
    Health health();

    /** Ends background work and connections. What is under way is finished or fails with {@link StoreUnavailable}. */
    @Override
    void close();

    /** Something that goes on until it is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

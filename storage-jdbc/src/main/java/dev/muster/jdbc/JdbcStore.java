package dev.muster.jdbc;

import dev.muster.storage.Broadcast;
import dev.muster.storage.Health;
import dev.muster.storage.Jobs;
import dev.muster.storage.Query;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import dev.muster.storage.Transaction;
import dev.muster.storage.UnsafeStore;
import dev.muster.storage.Writes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a SQLite file, for one process, or in PostgreSQL 15 or newer, for several.
 *
 * <p>A database that hangs or is away gives {@link dev.muster.storage.StoreUnavailable} within twice the
 * {@linkplain JdbcSettings#timeout timeout} and two seconds; opening a connection is bounded by what the data
 * source itself allows for that. Tables begin with {@code muster_}; the store brings them up to date when it
 * opens, unless {@linkplain JdbcSettings#migratedByHost() the host does}.
 */
public final class JdbcStore implements Store {
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(2);
    private final Parts parts;
    private final Jobs jobs;
    private final Remembered remembered = new Remembered();

    /** What a store is put together from, and takes apart in {@link #close()}. */
    record Parts(
            Dialect dialect,
            Lanes writers,
            Lanes readers,
            Signals signals,
            Broadcast broadcast,
            Indexer indexer,
            Clocked clock,
            Health identity,
            AutoCloseable rest) {}

    /** Says how far the database's clock is ahead. */
    interface Clocked {
        Duration ahead();
    }

    JdbcStore(Parts parts) {
        this.parts = parts;
        this.jobs =
                new JdbcJobs(parts.writers(), parts.readers(), parts.dialect().leases());
    }

    Parts parts() {
        return parts;
    }

    /**
     * Opens or makes a SQLite file with safe settings. The file is this process's alone as long as the store is
     * open.
     *
     * @throws UnsafeStore when another process has it open, or it cannot be used safely
     */
    public static JdbcStore sqlite(Path file) {
        return at(file).open();
    }

    /**
     * Opens a PostgreSQL database with default settings. The store takes up to {@code 2 * lanes + 4} connections
     * from the data source when it needs them, sets each up once, keeps them while it is open and ends them
     * itself; two of them listen and notify.
     *
     * @throws UnsafeStore when the server is set up so that it can lose what it acknowledged
     */
    public static JdbcStore postgres(DataSource source) {
        return on(source).open();
    }

    /** Settings for a SQLite file. */
    public static JdbcSettings at(Path file) {
        return JdbcSettings.sqlite(file);
    }

    /** Settings for a PostgreSQL database. */
    public static JdbcSettings on(DataSource source) {
        return JdbcSettings.postgres(source);
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        Writes[] written = new Writes[1];
        T result;
        try {
            result = parts.writers().run(lane -> {
                JdbcTransaction transaction = lane.dialect().transaction(lane);
                T done = work.apply(transaction);
                if (transaction.written() != null) {
                    remembered.committing(transaction.written());
                    written[0] = transaction.written();
                }
                return done;
            });
        } finally {
            if (written[0] != null) {
                remembered.ended(written[0]);
            }
        }
        if (written[0] != null) {
            parts.signals().committed(written[0]);
        }
        return result;
    }

    @Override
    public <T> T snapshot(Function<Query, T> read) {
        return parts.readers().read(lane -> read.apply(lane.dialect().query(lane, remembered.view())));
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Subscription listen(Consumer<Signal> listener) {
        return parts.signals().listen(listener);
    }

    @Override
    public Broadcast broadcast() {
        return parts.broadcast();
    }

    @Override
    public Health health() {
        Health is = parts.identity();
        String problem = null;
        try {
            parts.readers().read(lane -> lane.query("meta")
                    .bind("name", "epoch")
                    .mapTo(String.class)
                    .one());
        } catch (StoreException e) {
            problem = e.getMessage();
        }
        boolean reachable = problem == null;
        String unwritten = reachable ? unwritten() : null;
        return new Health(
                reachable,
                reachable && unwritten == null,
                reachable ? unwritten : problem,
                is.kind(),
                is.durability(),
                is.epoch(),
                is.lanes(),
                parts.clock().ahead());
    }

    /** Why nothing can be written; null when the last write was taken. Some time after a failure it is tried. */
    private @Nullable String unwritten() {
        if (parts.writers().failing(TRIED_AGAIN)) {
            try {
                parts.writers().run(lane -> {
                    lane.dirty();
                    lane.update("put-meta")
                            .bind("name", "tried")
                            .bind("value", "")
                            .execute();
                    return lane.update("replace-meta")
                            .bind("name", "tried")
                            .bind("value", Instant.now().toString())
                            .execute();
                });
            } catch (StoreException e) {
                return e.getMessage();
            }
        }
        return parts.writers().problem();
    }

    /**
     * Brings the text index to the end of all journals before it returns, in small transactions, as fast as the database
     * takes them: for after an import, or a migration that writes the index anew. Searches are exact without it, but
     * read what is not indexed. Other threads may work meanwhile.
     */
    public void catchUp() {
        parts.indexer().catchUp();
    }

    @Override
    public void close() {
        parts.indexer().close();
        parts.writers().close();
        parts.readers().close();
        try {
            parts.rest().close();
        } catch (Exception e) {
            throw new StoreException("could not let go of the database: " + e.getMessage(), e);
        }
    }
}

package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileHealth;
import dev.muster.storage.FileStore;
import dev.muster.storage.Health;
import dev.muster.storage.PartedContent;
import dev.muster.storage.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Keeps content in the database of a {@link JdbcStore}, on its connections, in rows of {@link FileStore#PART} bytes.
 * Every few parts are a transaction of their own, so that nobody waits for a long file, and a read holds no connection
 * between parts.
 *
 * <p>A row without a digest is content on its way in, or out. What a dead process left of it is removed when a store is
 * opened: on SQLite, which is one process's alone, at once; on PostgreSQL when nothing was added for an hour.
 */
public final class JdbcFileStore implements FileStore {
    private static final Duration ABANDONED = Duration.ofHours(1);
    private final JdbcStore store;
    private final Lanes writers;
    private final Lanes readers;
    private volatile boolean closed;

    private JdbcFileStore(JdbcStore store) {
        this.store = store;
        this.writers = store.parts().writers();
        this.readers = store.parts().readers();
    }

    /**
     * Keeps content where this store keeps everything else. Closing it leaves the store open.
     *
     * @throws StoreUnavailable when the database cannot be reached
     */
    public static JdbcFileStore in(JdbcStore store) {
        return in(store, store.parts().dialect() == Dialect.SQLITE ? Duration.ZERO : ABANDONED);
    }

    static JdbcFileStore in(JdbcStore store, Duration abandoned) {
        JdbcFileStore files = new JdbcFileStore(store);
        files.removeAbandoned(abandoned);
        return files;
    }

    private void removeAbandoned(Duration idle) {
        List<Long> loose;
        do {
            loose = readers.run(lane -> lane.query("loose-content")
                    .bind("idle", micros(idle))
                    .mapTo(Long.class)
                    .list());
            loose.forEach(this::drop);
        } while (!loose.isEmpty());
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    @Override
    public Incoming receive(WorkspaceId workspace) {
        usable();
        long row = writers.run(lane -> {
            lane.dirty();
            return lane.query("begin-content")
                    .bind("workspace", workspace.value())
                    .mapTo(Long.class)
                    .one();
        });
        return new JdbcIncoming(this, workspace, row);
    }

    private record Kept(long row, long size) {}

    @Override
    public Optional<Content> open(ContentId id) {
        usable();
        return readers.run(lane -> named(lane.query("content"), id)
                        .map((row, ctx) -> new Kept(row.getLong(1), row.getLong(2)))
                        .findOne())
                .map(kept -> new PartedContent(id, kept.size(), number -> part(kept.row(), number)));
    }

    private PartedContent.Part part(long content, int number) {
        usable();
        return readers.run(lane -> lane.query("content-part")
                .bind("content", content)
                .bind("number", number)
                .map((row, ctx) -> new PartedContent.Part(row.getBytes(1), new Digest(row.getBytes(2))))
                .findOne()
                .orElse(null));
    }

    @Override
    public boolean delete(ContentId id, Duration idle) {
        usable();
        Optional<Long> loosened = writers.run(lane -> {
            lane.dirty();
            return named(lane.query("loosen-content"), id)
                    .bind("idle", micros(idle))
                    .mapTo(Long.class)
                    .findOne();
        });
        loosened.ifPresent(this::drop);
        return loosened.isPresent() || open(id).isEmpty();
    }

    static <S extends SqlStatement<S>> S named(S statement, ContentId id) {
        return statement
                .bind("workspace", id.workspace().value())
                .bind("sha256", id.digest().bytes());
    }

    Lanes writers() {
        return writers;
    }

    /** Removes loose content, a few parts at a time. */
    void drop(long content) {
        int removed;
        do {
            removed = writers.run(lane -> {
                lane.dirty();
                return lane.update("delete-content-parts")
                        .bind("content", content)
                        .execute();
            });
        } while (removed > 0);
        writers.run(lane -> {
            lane.dirty();
            return lane.update("delete-content").bind("content", content).execute();
        });
    }

    @Override
    public FileHealth health() {
        Health is = store.health();
        return closed
                ? new FileHealth(false, "the file store is closed", is.kind(), is.durability())
                : new FileHealth(is.writable(), is.problem(), is.kind(), is.durability());
    }

    @Override
    public void close() {
        closed = true;
    }

    void usable() {
        if (closed) {
            throw new StoreUnavailable("the file store is closed");
        }
    }
}

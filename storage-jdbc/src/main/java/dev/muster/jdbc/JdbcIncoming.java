package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.PartWriter;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content on its way into a database: rows of parts under a number of its own, a few of them a transaction. */
final class JdbcIncoming implements FileStore.Incoming {
    private static final int AT_ONCE = 4;
    private static final int TRIES = 5;
    private final JdbcFileStore store;
    private final WorkspaceId workspace;
    private final long content;
    private final PartWriter writer = new PartWriter(this::part);
    private final List<Numbered> waiting = new ArrayList<>();
    private @Nullable ContentId id;
    private boolean placed;
    private boolean closed;

    private record Numbered(int number, byte[] bytes, Digest sum) {}

    JdbcIncoming(JdbcFileStore store, WorkspaceId workspace, long content) {
        this.store = store;
        this.workspace = workspace;
        this.content = content;
    }

    private void part(int number, byte[] bytes, Digest sum) {
        waiting.add(new Numbered(number, bytes, sum));
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        store.writers().run(lane -> {
            lane.dirty();
            int there = lane.update("continue-content").bind("content", content).execute();
            if (there == 0) {
                throw new StoreUnavailable("this content was given up meanwhile; send it again");
            }
            lane.batch("insert-content-part", statement -> {
                for (Numbered part : waiting) {
                    statement.setLong(1, content);
                    statement.setInt(2, part.number());
                    statement.setBytes(3, part.sum().bytes());
                    statement.setBytes(4, part.bytes());
                    statement.addBatch();
                }
                statement.executeBatch();
            });
            return there;
        });
        waiting.clear();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        store.usable();
        writer.write(bytes, from, length);
    }

    @Override
    public long size() {
        return writer.size();
    }

    @Override
    public ContentId finish() {
        ContentId made = new ContentId(workspace, writer.finish());
        flush();
        id = made;
        return made;
    }

    @Override
    public void keep() {
        ContentId finished = id;
        if (finished == null) {
            throw new IllegalStateException("finish() comes before keep()");
        }
        store.usable();
        for (int tried = 1; ; tried++) {
            try {
                placed = place(finished);
                return;
            } catch (VersionConflict e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Gives the rows their digest, or renews the content of that digest that is there: then these are of no use. */
    private boolean place(ContentId finished) {
        return store.writers().run(lane -> {
            lane.dirty();
            if (JdbcFileStore.named(lane.update("renew-content"), finished).execute() > 0) {
                return false;
            }
            int kept = lane.update("keep-content")
                    .bind("content", content)
                    .bind("sha256", finished.digest().bytes())
                    .bind("size", writer.size())
                    .execute();
            if (kept == 0) {
                throw new StoreException("this content was given up meanwhile; send it again");
            }
            return true;
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            if (!placed) {
                store.drop(content);
            }
        }
    }
}

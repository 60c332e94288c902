package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps content in memory, under one lock: the executable specification of a {@link FileStore}. For tests and for
 * trying things out; what it holds ends with the process.
 */
public final class MemoryFileStore implements FileStore {
    private final Object lock = new Object();
    private final Map<ContentId, Kept> kept = new HashMap<>();
    private boolean closed;

    private record Kept(long size, List<PartedContent.Part> parts, long at) {}

    /** An empty store. */
    public MemoryFileStore() {}

    @Override
    public Incoming receive(WorkspaceId workspace) {
        usable();
        return new Arriving(workspace);
    }

    @Override
    public Optional<Content> open(ContentId id) {
        synchronized (lock) {
            usable();
            return Optional.ofNullable(kept.get(id)).map(k -> new PartedContent(id, k.size(), n -> part(id, n)));
        }
    }

    private PartedContent.@Nullable Part part(ContentId id, int number) {
        synchronized (lock) {
            Kept now = kept.get(id);
            return now == null || number >= now.parts().size()
                    ? null
                    : now.parts().get(number);
        }
    }

    @Override
    public boolean delete(ContentId id, Duration idle) {
        synchronized (lock) {
            usable();
            Kept now = kept.get(id);
            if (now != null && System.nanoTime() - now.at() < idle.toNanos()) {
                return false;
            }
            kept.remove(id);
            return true;
        }
    }

    /** How many contents there are. */
    public int count() {
        synchronized (lock) {
            return kept.size();
        }
    }

    /** Changes one byte of what is kept, as a bad disk would: for tests. */
    public void damage(ContentId id, long at) {
        synchronized (lock) {
            Kept now = kept.get(id);
            if (now == null) {
                throw new IllegalArgumentException("there is no content " + id);
            }
            int number = (int) (at / PART);
            PartedContent.Part part = now.parts().get(number);
            byte[] changed = part.bytes().clone();
            changed[(int) (at % PART)] ^= 1;
            now.parts().set(number, new PartedContent.Part(changed, part.sum()));
        }
    }

    /** Loses what is kept from a byte on, as a bad disk would: for tests. */
    public void truncate(ContentId id, long from) {
        synchronized (lock) {
            Kept now = kept.get(id);
            if (now == null) {
                throw new IllegalArgumentException("there is no content " + id);
            }
            int number = (int) (from / PART);
            PartedContent.Part part = now.parts().get(number);
            now.parts().subList(number + 1, now.parts().size()).clear();
            now.parts()
                    .set(number, new PartedContent.Part(Arrays.copyOf(part.bytes(), (int) (from % PART)), part.sum()));
        }
    }

    @Override
    public FileHealth health() {
        return new FileHealth(true, null, "memory", "nothing: what is kept ends with the process");
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    private void usable() {
        synchronized (lock) {
            if (closed) {
                throw new StoreUnavailable("the file store is closed");
            }
        }
    }

    private final class Arriving implements Incoming {
        private final WorkspaceId workspace;
        private final List<PartedContent.Part> parts = new ArrayList<>();
        private final PartWriter writer = new PartWriter(this::part);
        private @Nullable ContentId id;

        Arriving(WorkspaceId workspace) {
            this.workspace = workspace;
        }

        private void part(int number, byte[] bytes, Digest sum) {
            parts.add(new PartedContent.Part(bytes, sum));
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            usable();
            writer.write(bytes, from, length);
        }

        @Override
        public long size() {
            return writer.size();
        }

        @Override
        public ContentId finish() {
            ContentId made = new ContentId(workspace, writer.finish());
            id = made;
            return made;
        }

        @Override
        public void keep() {
            if (id == null) {
                throw new IllegalStateException("finish() comes before keep()");
            }
            usable();
            synchronized (lock) {
                kept.put(id, new Kept(writer.size(), new ArrayList<>(parts), System.nanoTime()));
            }
        }

        @Override
        public void close() {
            parts.clear();
        }
    }
}

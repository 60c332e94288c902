package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the content of files is kept: bytes under their digest, nothing else. It knows no names, no channels and
 * nobody who may read; those are documents, and the engine decides about them. Safe for use by several threads.
 *
 * <p>Content goes in and out as a stream; no more than a few {@linkplain #PART parts} of one content are in memory at
 * once, however long it is. All methods may block, and throw {@link StoreUnavailable} when the place where content is
 * kept cannot be reached.
 *
 * <p>To write one: keep the promises below, and prove it with {@code FileStoreContract} of {@code muster-tck}.
 * {@link PartWriter} and {@link PartedContent} do the arithmetic of parts.
 */
public interface FileStore extends AutoCloseable {
    /** How many bytes are written, checked and read at a time. */
    int PART = 256 * 1024;

    /** Begins to take in content of a workspace. Whoever begins it closes it, in any case. */
    Incoming receive(WorkspaceId workspace);

    /**
     * Content that is kept; empty when there is none under this id.
     *
     * @throws DamagedContent when what is kept cannot be it
     */
    Optional<Content> open(ContentId id);

    /**
     * Removes content that nobody has kept, or kept again, for so long by the store's own clock: so a late removal
     * never takes what was stored anew. Streams that are open on it may end with {@link DamagedContent}.
     *
     * @return true when the content is not there any more; false when it is too young
     */
    boolean delete(ContentId id, Duration idle);

    /** What the store is, and whether it can be used now. Never throws. */
    FileHealth health();

    /** Lets go of what it holds. Content that is still coming in is dropped. */
    @Override
    void close();

    /**
     * Content on its way in: written, then finished, then kept. Nothing of it can be opened before {@link #keep} has
     * returned. Used by one thread at a time.
     */
    interface Incoming extends AutoCloseable {
        /** Takes further bytes; the array may be used again once this returns. */
        void write(byte[] bytes, int from, int length);

        /** How many bytes came so far. */
        long size();

        /** Says that there is no more, and which content it is. Called once. */
        ContentId finish();

        /**
         * Keeps it: when this returns, the content is on stable storage and can be opened. The same content that is
         * there already is kept once, and counts as kept anew. Called at most once, after {@link #finish}.
         */
        void keep();

        /** Drops what was not kept; nothing of it stays. Closing again does nothing. */
        @Override
        void close();
    }

    /** Content that is kept. */
    interface Content {
        /** Which. */
        ContentId id();

        /** How many bytes it has. */
        long size();

        /**
         * Some of its bytes; each part is checked before the first byte of it is handed out, and a whole content
         * against its digest before its last part is. The stream throws {@link DamagedContent} where the content is
         * not what was stored. The caller closes it.
         *
         * @param from the first byte, 0 to the size
         * @param length how many, at most up to the end
         */
        InputStream read(long from, long length);

        /** All of its bytes. */
        default InputStream read() {
            return read(0, size());
        }
    }
}

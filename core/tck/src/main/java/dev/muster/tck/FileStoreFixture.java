package dev.muster.tck;

import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;

/** How a contract gets the file store that it tests, and does to it what bad disks and dead processes do. */
public interface FileStoreFixture {
    /** A new store with nothing in it. Whoever opened it closes it. */
    FileStore open() throws Exception;

    /** Closes a store and opens what it kept; the same store where nothing is kept. */
    default FileStore reopen(FileStore store) throws Exception {
        return store;
    }

    /** Leaves content half way in, as a process that is killed does: nothing is closed by the store. */
    default void abandon(FileStore.Incoming incoming) throws Exception {
        incoming.close();
    }

    /** How many pieces of content, whole or partial, are kept anywhere: rows, files, whatever the store keeps them in. */
    long pieces(FileStore store) throws Exception;

    /** Changes the byte at a place of what is kept, behind the store's back. */
    void damage(FileStore store, ContentId id, long at) throws Exception;

    /** Loses what is kept from a byte on, behind the store's back. */
    void truncate(FileStore store, ContentId id, long from) throws Exception;
}

package dev.muster.tck;

import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.MemoryFileStore;

class MemoryFileStoreTest implements FileStoreContract {
    @Override
    public FileStore open() {
        return new MemoryFileStore();
    }

    @Override
    public long pieces(FileStore store) {
        return ((MemoryFileStore) store).count();
    }

    @Override
    public void damage(FileStore store, ContentId id, long at) {
        ((MemoryFileStore) store).damage(id, at);
    }

    @Override
    public void truncate(FileStore store, ContentId id, long from) {
        ((MemoryFileStore) store).truncate(id, from);
    }
}

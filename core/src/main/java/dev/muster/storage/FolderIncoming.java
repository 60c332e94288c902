package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Content on its way into a folder: a file under {@code incoming/} that is renamed into its place once it is whole. */
final class FolderIncoming implements FileStore.Incoming {
    private final FolderFileStore store;
    private final WorkspaceId workspace;
    private final Path file;
    private final Path sumsFile;
    private final FileChannel out;
    private final PartSums.Builder sums = new PartSums.Builder();
    private final PartWriter writer = new PartWriter(this::part);
    private @Nullable ContentId id;

    FolderIncoming(FolderFileStore store, WorkspaceId workspace, Path file) {
        this.store = store;
        this.workspace = workspace;
        this.file = file;
        this.sumsFile = file.resolveSibling(file.getFileName() + ".sums");
        try {
            this.out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreUnavailable(file + " cannot be written: " + e, e);
        }
    }

    private void part(int number, byte[] bytes, Digest sum) {
        try {
            Disk.write(out, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new StoreUnavailable(file + " cannot be written: " + e, e);
        }
        sums.add(sum);
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
        try {
            out.force(true);
            out.close();
            Disk.writeFlushed(sumsFile, sums.bytes(writer.size()));
        } catch (IOException e) {
            throw new StoreUnavailable(file + " cannot be written: " + e, e);
        }
        id = made;
        return made;
    }

    @Override
    public void keep() {
        if (id == null) {
            throw new IllegalStateException("finish() comes before keep()");
        }
        store.place(id, file, sumsFile);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
            Files.deleteIfExists(sumsFile);
        } catch (IOException e) {
            throw new StoreUnavailable(file + " cannot be removed; it is when the folder is opened again: " + e, e);
        }
    }
}

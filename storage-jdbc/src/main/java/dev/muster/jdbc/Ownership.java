package dev.muster.jdbc;

import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.UnsafeStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process owns a SQLite file: it holds an exclusive lock on the file beside it, which the operating system
 * takes back when the process ends, however it ends.
 */
final class Ownership implements AutoCloseable {
    private final FileChannel channel;

    private Ownership(FileChannel channel) {
        this.channel = channel;
    }

    static Ownership take(Path database) {
        Path file = database.toAbsolutePath().resolveSibling(database.getFileName() + ".lock");
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean owned = false;
            try {
                owned = channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                // another store of this very process has it
            } finally {
                if (!owned) {
                    channel.close();
                }
            }
            if (!owned) {
                throw new UnsafeStore(database + " is in use by another process or store. Stop that one first, or"
                        + " give this one a file of its own; for several processes on one database use PostgreSQL.");
            }
            return new Ownership(channel);
        } catch (IOException e) {
            throw new StoreUnavailable("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

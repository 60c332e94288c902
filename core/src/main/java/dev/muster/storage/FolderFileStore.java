package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps content as plain files in a folder that is this process's alone: {@code <workspace>/ab/cd/<digest>}, so that
 * {@code sha256sum} checks it, and beside each a file {@code .sums} with the digests of its parts. Content comes in
 * under {@code incoming/}, is flushed to the disk and then renamed into its place, so that a file in its place is whole; what a
 * killed process left under {@code incoming/} is removed when the folder is opened. What is named so that no file
 * system mistakes it: the workspace's folder is the digest of its id.
 */
public final class FolderFileStore implements FileStore {
    private static final int PROBE = 4_096;
    private final Path root;
    private final Path incoming;
    private final FileChannel owner;
    private final Lock[] locks = new Lock[64];
    private volatile boolean closed;

    private FolderFileStore(Path root, FileChannel owner) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        this.owner = owner;
        Arrays.setAll(locks, n -> new ReentrantLock());
    }

    /**
     * Opens or makes a folder.
     *
     * @throws UnsafeStore when another process, or this one, has it open
     * @throws StoreUnavailable when it cannot be made or written
     */
    public static FolderFileStore open(Path folder) {
        Path root = folder.toAbsolutePath();
        try {
            Disk.privateFolder(root);
            FileChannel owner =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean done = false;
            try {
                own(owner, root);
                FolderFileStore store = new FolderFileStore(root, owner);
                Files.createDirectories(store.incoming);
                store.removeLeftovers();
                done = true;
                return store;
            } finally {
                if (!done) {
                    owner.close();
                }
            }
        } catch (IOException e) {
            throw new StoreUnavailable("the folder " + root + " cannot be used for files: " + e, e);
        }
    }

    private static void own(FileChannel owner, Path root) throws IOException {
        FileLock lock;
        try {
            lock = owner.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new UnsafeStore("this process has the folder " + root + " open already", e);
        }
        if (lock == null) {
            throw new UnsafeStore("another process has the folder " + root
                    + " open; stop it, or keep the files of several processes in the database");
        }
    }

    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
            for (Path one : left) {
                Files.delete(one);
            }
        }
    }

    @Override
    public Incoming receive(WorkspaceId workspace) {
        usable();
        return new FolderIncoming(
                this, workspace, incoming.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public Optional<Content> open(ContentId id) {
        usable();
        Path file = place(id);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            PartSums sums = PartSums.read(id, sums(file));
            long size = Files.size(file);
            if (size != sums.size()) {
                throw new DamagedContent(file + " has " + size + " bytes, not " + sums.size());
            }
            return Optional.of(new PartedContent(id, size, n -> part(file, sums, n)));
        } catch (NoSuchFileException e) {
            throw new DamagedContent(file + " has lost the digests of its parts", e);
        } catch (IOException e) {
            throw new StoreUnavailable("content " + id + " cannot be read: " + e, e);
        }
    }

    private PartedContent.Part part(Path file, PartSums sums, int number) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PART, sums.size() - (long) number * PART));
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = (long) number * PART;
            while (bytes.hasRemaining()) {
                int read = in.read(bytes, at + bytes.position());
                if (read < 0) {
                    break;
                }
            }
        } catch (NoSuchFileException e) {
            throw new DamagedContent(file + " was removed", e);
        } catch (IOException e) {
            throw new StoreUnavailable(file + " cannot be read: " + e, e);
        }
        return new PartedContent.Part(Arrays.copyOf(bytes.array(), bytes.position()), sums.sum(number));
    }

    @Override
    public boolean delete(ContentId id, Duration idle) {
        usable();
        Path file = place(id);
        return alone(id, () -> {
            try {
                if (Files.exists(file) && tooYoung(file, idle)) {
                    return false;
                }
                Files.deleteIfExists(file);
                Files.deleteIfExists(sums(file));
                return true;
            } catch (IOException e) {
                throw new StoreUnavailable("content " + id + " cannot be removed: " + e, e);
            }
        });
    }

    private static boolean tooYoung(Path file, Duration idle) throws IOException {
        FileTime kept = Files.getLastModifiedTime(file);
        return Duration.between(kept.toInstant(), Instant.now()).compareTo(idle) < 0;
    }

    /** Puts what came in into its place: first the digests, then the content, whose presence makes it real. */
    void place(ContentId id, Path content, Path contentSums) {
        usable();
        Path file = place(id);
        Path folder = file.resolveSibling("");
        var unused = alone(id, () -> {
            try {
                Disk.folders(root, folder);
                Disk.move(contentSums, sums(file));
                Disk.move(content, file);
                Disk.flushFolder(folder);
                return file;
            } catch (IOException e) {
                throw new StoreUnavailable("content " + id + " cannot be kept: " + e, e);
            }
        });
    }

    private <T> T alone(ContentId id, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(id.hashCode(), locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Path place(ContentId id) {
        Digest workspace = PartWriter.digest(id.workspace().value().getBytes(StandardCharsets.UTF_8));
        String name = id.digest().toString();
        return root.resolve(workspace.toString())
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    private static Path sums(Path file) {
        return file.resolveSibling(file.getFileName() + ".sums");
    }

    /** Writes a little: a disk that is full still makes empty files. */
    private void probe() throws IOException {
        Path probe = Files.createTempFile(incoming, "probe", "");
        try {
            Files.write(probe, new byte[PROBE]);
        } finally {
            Files.delete(probe);
        }
    }

    @Override
    public FileHealth health() {
        String problem = null;
        try {
            probe();
        } catch (IOException e) {
            problem = "the folder " + root + " cannot be written: " + e;
        }
        if (closed) {
            problem = "the file store is closed";
        }
        return new FileHealth(
                problem == null, problem, "folder", "the end of the process and of the machine: files are flushed");
    }

    @Override
    public void close() {
        closed = true;
        try {
            owner.close();
        } catch (IOException e) {
            throw new StoreUnavailable("the folder " + root + " cannot be let go: " + e, e);
        }
    }

    void usable() {
        if (closed) {
            throw new StoreUnavailable("the file store is closed");
        }
    }
}

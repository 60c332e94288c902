package dev.muster.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** An ext4 file system of a few megabytes in a file, that can be filled, emptied and made read-only. Needs root on Linux. */
final class SmallDisk implements AutoCloseable {
    private final Path image;
    private final Path place;
    private final Deque<Path> filling = new ArrayDeque<>();

    SmallDisk(Path folder, int megabytes) {
        image = folder.resolve("disk.img");
        place = folder.resolve("disk");
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess.run("truncate", "-s", megabytes + "M", image.toString());
        ServerProcess.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        ServerProcess.run("mount", "-o", "loop", image.toString(), place.toString());
    }

    static boolean possible() {
        return System.getProperty("user.name").equals("root") && Files.exists(Path.of("/dev/loop-control"));
    }

    Path place() {
        return place;
    }

    private long left() {
        return place.toFile().getUsableSpace();
    }

    /** Takes all that is free but so many bytes. */
    void fill(long spare) {
        Path more = place.resolve("filling-" + filling.size());
        filling.push(more);
        long bytes = Math.max(0, left() - spare);
        try {
            new ProcessBuilder("fallocate", "-l", Long.toString(Math.max(1, bytes)), more.toString())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (spare == 0) {
                new ProcessBuilder("sh", "-c", "cat /dev/zero >> " + more + " 2>/dev/null")
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives everything back that was taken. */
    void free() {
        while (!filling.isEmpty()) {
            try {
                Files.deleteIfExists(filling.pop());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes it read-only under whoever writes, as the kernel does with a file system that fails. */
    void fail() {
        ServerProcess.run("mount", "-o", "remount,abort", place.toString());
    }

    /** Takes it down, has it checked, and brings it up again. */
    void repair() {
        ServerProcess.run("umount", place.toString());
        ServerProcess.run("sh", "-c", "e2fsck -f -p " + image + " || test $? -le 1");
        ServerProcess.run("mount", "-o", "loop", image.toString(), place.toString());
    }

    @Override
    public void close() {
        ServerProcess.run("umount", "-l", place.toString());
    }
}

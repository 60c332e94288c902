package dev.muster.guarantee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A disk whose power can be cut: ext4 in a file on tmpfs. What was not synced lives in that file system's cache alone, so
 * a copy of the file, taken while the writers stand still, is the disk as it is after a power cut. Needs root on Linux.
 */
final class PowerDisk implements AutoCloseable {
    private final Path root;
    private final Path image;
    private final Deque<Path> mounted = new ArrayDeque<>();

    PowerDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        this.root = Files.createDirectories(folder.resolve("power"));
        this.image = root.resolve("disk.img");
        sh("mount", "-t", "tmpfs", "-o", "size=" + 3 * megabytes + "m", "tmpfs", root.toString());
        mounted.push(root);
        sh("truncate", "-s", megabytes + "M", image.toString());
        sh("mkfs.ext4", "-q", "-F", image.toString());
        mount(image, live());
    }

    static boolean possible() {
        return System.getProperty("user.name").equals("root") && Files.exists(Path.of("/dev/loop-control"));
    }

    /** Where it is mounted. */
    Path live() {
        return root.resolve("live");
    }

    /** Writes everything down, once. */
    void sync() throws IOException, InterruptedException {
        sh("sync", "-f", live().toString());
    }

    /** What is on the disk at this moment; the writers must stand still. */
    Path cut() throws IOException, InterruptedException {
        Path copy = root.resolve("cut.img");
        sh("cp", "--sparse=always", image.toString(), copy.toString());
        return copy;
    }

    /** Mounts a copy as after a restart of the machine. */
    Path restart(Path copy) throws IOException, InterruptedException {
        Path place = root.resolve("after");
        mount(copy, place);
        return place;
    }

    /** Ends a restarted copy. */
    void end(Path place) throws IOException, InterruptedException {
        mounted.remove(place);
        sh("umount", place.toString());
    }

    private void mount(Path file, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        sh("mount", "-o", "loop", file.toString(), place.toString());
        mounted.push(place);
    }

    static void sh(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        while (!mounted.isEmpty()) {
            sh("umount", "-l", mounted.pop().toString());
        }
    }
}

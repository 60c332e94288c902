package dev.muster.server.load;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which processors are whose: the last one is the server's, the others are this process's, until it is closed. Whoever
 * offers five times as much as can be done is busy himself; on the same processors that would be measured as well. Where
 * there is one processor, or no {@code taskset}, both share.
 */
final class Processors implements AutoCloseable {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private final int many = Runtime.getRuntime().availableProcessors();
    private final boolean apart = many > 1 && Files.isExecutable(TASKSET);

    private Processors() {
        mine("0-" + Math.max(0, many - 2));
    }

    /** Moves this process aside. */
    static Processors apart() {
        return new Processors();
    }

    private void mine(String which) {
        if (apart) {
            await("every thread on " + which).pollInSameThread().until(() -> moved(which));
        }
    }

    /** Moves every thread; false where one ended meanwhile, as taskset then leaves those after it where they were. */
    private static boolean moved(String which) {
        try {
            ServerProcess.run(
                    TASKSET.toString(),
                    "-a",
                    "-c",
                    "-p",
                    which,
                    Long.toString(ProcessHandle.current().pid()));
            return true;
        } catch (IllegalStateException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return false;
            }
            throw e;
        }
    }

    /** How a command of the server's begins. */
    List<String> servers() {
        return apart ? List.of(TASKSET.toString(), "-c", Integer.toString(many - 1)) : List.of();
    }

    @Override
    public String toString() {
        return apart ? "a processor for the server and " + (many - 1) + " for the load" : "shared processors";
    }

    @Override
    public void close() {
        mine("0-" + (many - 1));
    }
}

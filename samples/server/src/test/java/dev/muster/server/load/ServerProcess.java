package dev.muster.server.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The sample server as a process with a memory of its own, and what the operating system says of it. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Process process;
    private final Path output;
    private final String address;
    private final String password;

    private ServerProcess(Process process, Path output, String password) {
        this.process = process;
        this.output = output;
        this.address = said("Muster is at (\\S+)");
        this.password = password.isEmpty() ? said("shown this once: (\\S+)") : password;
        said("ready address=(\\S+)");
    }

    /**
     * Starts one on an empty folder and waits until it is ready.
     *
     * @param environment more of it, such as {@code MUSTER_DB}
     * @param options of the virtual machine
     */
    static ServerProcess start(Path data, Map<String, String> environment, String... options) {
        Path output = data.resolveSibling(data.getFileName() + ".log");
        return launch(List.of(), data, output, "", environment, options);
    }

    /** The same, on the processors that are its own. */
    static ServerProcess start(Processors processors, Path data, String... options) {
        Path output = data.resolveSibling(data.getFileName() + ".log");
        return launch(processors.servers(), data, output, "", Map.of(), options);
    }

    /** The same, with what it prints elsewhere than beside the folder. */
    static ServerProcess startTelling(Path output, Path data, Map<String, String> environment) {
        return launch(List.of(), data, output, "", environment);
    }

    /** Starts one on the folder of another that has ended. */
    ServerProcess again(Path data) {
        return launch(List.of(), data, output.resolveSibling(output.getFileName() + "-again"), password, Map.of());
    }

    private static ServerProcess launch(
            List<String> before,
            Path data,
            Path output,
            String password,
            Map<String, String> environment,
            String... options) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.muster.server.Main"));
        Map<String, String> all = new HashMap<>(environment);
        all.put("MUSTER_DATA", data.toString());
        all.put("MUSTER_PORT", "0");
        all.put("MUSTER_DEMO", "true");
        // few people stand for many here
        all.put("MUSTER_REQUESTS", "100000");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(all);
            return new ServerProcess(builder.start(), output, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        Matcher[] found = new Matcher[1];
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended: " + output());
            }
            found[0] = wanted.matcher(output());
            return found[0].find();
        });
        return found[0].group(1);
    }

    /** Everything that it printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, ending with a slash. */
    String address() {
        return address;
    }

    /** Everybody's. */
    String password() {
        return password;
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What is left on its heap after a full collection, in bytes: the least of three, as it goes on working meanwhile. */
    long heap() {
        return LongStream.generate(this::collected).limit(3).min().orElseThrow();
    }

    private long collected() {
        jcmd("GC.run");
        Matcher used = Pattern.compile("total \\d+K, used (\\d+)K|used (\\d+)K").matcher(jcmd("GC.heap_info"));
        long bytes = 0;
        while (used.find()) {
            bytes = Math.max(bytes, Long.parseLong(used.group(1) == null ? used.group(2) : used.group(1)) * 1024);
            if (used.group(1) != null) {
                break;
            }
        }
        return bytes;
    }

    private String jcmd(String what) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid()),
                            what)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The memory that the process holds, in bytes. */
    long resident() {
        return status("VmRSS") * 1024;
    }

    /** The most that it ever held, in bytes. */
    long mostResident() {
        return status("VmHWM") * 1024;
    }

    int threads() {
        return (int) status("Threads");
    }

    private long status(String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(l -> l.startsWith(name + ":"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Open files and sockets. */
    int descriptors() {
        String[] open = Path.of("/proc", Long.toString(pid()), "fd").toFile().list();
        return open == null ? 0 : open.length;
    }

    /** From now on no byte of a file behind this place can be written; -1 lifts that. */
    void limitFiles(long bytes) {
        run("prlimit", "--pid", Long.toString(pid()), "--fsize=" + (bytes < 0 ? "unlimited" : bytes + ":unlimited"));
    }

    /** Runs something that has to succeed. */
    static String run(String... command) {
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; returns its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

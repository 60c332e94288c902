package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as its own process, which can be killed and started again on the same port and data. */
final class ChildServer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final Map<String, String> environment;
    private final Path output;
    private Process process;
    private String said = "";
    private String address;

    private ChildServer(Map<String, String> environment, Path output) {
        this.environment = environment;
        this.output = output;
    }

    /** Starts one on a folder, on any free port, and waits until it is ready. */
    static ChildServer start(Path data, Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("MUSTER_DATA", data.toString());
        environment.putIfAbsent("MUSTER_PORT", "0");
        environment.putIfAbsent("MUSTER_DEMO", "true");
        ChildServer server = new ChildServer(environment, data.resolveSibling(data.getFileName() + ".log"));
        server.run();
        environment.put(
                "MUSTER_PORT", Integer.toString(URI.create(server.address).getPort()));
        return server;
    }

    /** Starts it again where it was; returns how long it took until it was ready. */
    Duration run() {
        long began = System.nanoTime();
        try {
            long before = Files.exists(output) ? Files.size(output) : 0;
            boolean fresh = !Files.exists(Path.of(environment.get("MUSTER_DATA"), "server.lock"));
            process = builder()
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            address = await("Muster is at (\\S+)", before);
            if (fresh) {
                await("bearer token, shown this once: (\\S+)\\s", before);
            }
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** One that is soon there: of most of them little is asked. */
    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.muster.server.Main"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What a server that does not start says. */
    static String refusal(Path data, Map<String, String> more) throws Exception {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("MUSTER_DATA", data.toString());
        environment.putIfAbsent("MUSTER_PORT", "0");
        Process process = new ChildServer(environment, data).builder().start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said.strip();
    }

    private String await(String pattern, long from) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (boolean alive = true; System.nanoTime() < end && alive; ) {
            alive = process.isAlive();
            said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).substring((int) from);
            Matcher found = Pattern.compile(pattern).matcher(said);
            if (found.find()) {
                return found.group(1);
            }
            pause();
        }
        throw new IllegalStateException("the server did not say " + pattern + " but: " + said);
    }

    private void awaitReady() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(address + "ready")).build();
                if (CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException | InterruptedException e) {
                // not yet
            }
            pause();
        }
        throw new IllegalStateException("the server was never ready: " + said);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends with a slash. */
    String address() {
        return address;
    }

    /** What a first start prints once. */
    String said(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    /** Everything that it printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing of it gets to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

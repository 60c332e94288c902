package dev.muster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Over the socket: one channel, 50 members, 10 senders each with 8 in flight; the server pinned to one core and the
 * clients to the other; against a minimal server that commits in groups and writes each member once a commit.
 */
final class SocketDuel {
    private static final int MEMBERS = 50;
    private final double seconds;
    private final int pairs;

    SocketDuel(double seconds, int pairs) {
        this.seconds = seconds;
        this.pairs = pairs;
    }

    /** What one server did: messages a second, and its processor time for each delivered message. */
    private record Turn(double rate, double cpuMicros) {}

    void run(Databases databases, Report report) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        List<Turn> ours = new ArrayList<>();
        List<Turn> theirs = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            boolean first = i % 2 == 0;
            Turn one = turn(first ? "muster" : "minimal", databases.sqlite());
            Turn other = turn(first ? "minimal" : "muster", databases.sqlite());
            Turn subject = first ? one : other;
            Turn reference = first ? other : one;
            ours.add(subject);
            theirs.add(reference);
            rates.add(subject.rate() / reference.rate());
            costs.add(subject.cpuMicros() / reference.cpuMicros());
        }
        String how = "50 members, 10 senders with 8 in flight, SQLite; medians "
                + Report.number(Stats.median(ours.stream().map(Turn::rate).toList())) + "/s to "
                + Report.number(Stats.median(theirs.stream().map(Turn::rate).toList())) + "/s";
        report.bar("messages over the socket", Stats.median(rates), true, 0.5, how);
        report.bar(
                "processor time for each delivered message",
                Stats.median(costs),
                false,
                2,
                Report.number(Stats.median(ours.stream().map(Turn::cpuMicros).toList())) + " µs to "
                        + Report.number(Stats.median(
                                theirs.stream().map(Turn::cpuMicros).toList())) + " µs");
    }

    private Turn turn(String kind, Path file) throws Exception {
        Process server = start(0, SocketServer.class, kind, file.toString());
        Process clients = null;
        try {
            BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
            String[] ready = line(said, "ready ").split(" ", -1);
            clients = start(1, SocketClients.class, ready[1], ready[2], String.valueOf(seconds));
            BufferedReader heard = clients.inputReader(StandardCharsets.UTF_8);
            line(heard, "begin true");
            Duration before = cpu(server);
            String[] end = line(heard, "end true ").split(" ", -1);
            double micros = cpu(server).minus(before).toNanos() / 1e3;
            long delivered = Long.parseLong(end[3]);
            long acknowledged = Long.parseLong(end[4]);
            if (delivered != acknowledged * MEMBERS) {
                throw new IllegalStateException(kind + ": " + acknowledged + " were acknowledged, but " + delivered
                        + " were delivered to " + MEMBERS + " members");
            }
            return new Turn(Double.parseDouble(end[2]), micros / delivered);
        } finally {
            end(clients);
            end(server);
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static String line(BufferedReader lines, String start) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IllegalStateException("ended before it said: " + start);
    }

    private static Process start(int core, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                String.valueOf(core),
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(@Nullable Process process) throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}

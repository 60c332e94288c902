package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.OpeningTransaction;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.jdbc.JdbcStore;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Incidents opened a second by 8 threads, 20 tasks each, against 8 threads (one on SQLite, where more would only wait
 * for the one lock) that write the very same rows, one transaction an incident.
 */
final class Incidents {
    private static final int THREADS = 8;
    private final long turnNanos;
    private final int pairs;

    Incidents(long turnNanos, int pairs) {
        this.turnNanos = turnNanos;
        this.pairs = pairs;
    }

    void postgres(Databases databases, Report report) throws Exception {
        DataSource ours = databases.postgres();
        DataSource theirs = databases.postgres();
        measure(
                () -> JdbcStore.on(ours).lanes(THREADS).open(),
                () -> JdbcStore.postgres(theirs),
                theirs,
                THREADS,
                "PostgreSQL",
                report);
    }

    void sqlite(Databases databases, Report report) throws Exception {
        Path ours = databases.sqlite();
        Path theirs = databases.sqlite();
        measure(
                () -> JdbcStore.sqlite(ours),
                () -> JdbcStore.sqlite(theirs),
                Databases.source(theirs),
                1,
                "SQLite",
                report);
    }

    private static Muster over(Store store) {
        return Muster.builder()
                .store(store)
                .directory(new Crowd(THREADS))
                .runsDueWork(false)
                .build();
    }

    private void measure(
            Supplier<Store> subject, Supplier<Store> other, DataSource source, int hands, String name, Report report)
            throws Exception {
        String pattern;
        try (Store store = other.get();
                Muster muster = over(store)) {
            pattern = Outage.open(muster, 0, Outage.publish(muster, THREADS)).id("incident");
        }
        List<Connection> connections = new ArrayList<>();
        List<OpeningTransaction> references = new ArrayList<>();
        try (Store store = subject.get();
                Muster muster = over(store)) {
            String playbook = Outage.publish(muster, THREADS);
            List<Threads.Act> openers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int who = i;
                openers.add(() -> Outage.open(muster, who, playbook));
            }
            for (int i = 0; i < hands; i++) {
                connections.add(source.getConnection());
                references.add(new OpeningTransaction(connections.get(i), pattern, THREADS));
            }
            List<Threads.Act> writers = new ArrayList<>();
            references.forEach(r -> writers.add(r::open));
            Duel.Result result =
                    Duel.run(pairs, () -> opened(muster, playbook, openers), () -> Threads.rate(writers, turnNanos));
            report.bar(
                    "incidents opened, 8 threads, " + name,
                    result.ratio(),
                    true,
                    0.5,
                    Report.number(result.subject()) + "/s to " + Report.number(result.reference()) + "/s of "
                            + references.get(0).rows() + " rows each, " + hands + " by hand at once");
        } finally {
            for (OpeningTransaction reference : references) {
                reference.close();
            }
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Incidents a second; every one that was answered has its number, and the last one its tasks. */
    private double opened(Muster muster, String playbook, List<Threads.Act> openers) throws Exception {
        long before = number(Outage.open(muster, 0, playbook));
        long began = System.nanoTime();
        long count = Threads.repeat(openers, turnNanos);
        double seconds = (System.nanoTime() - began) / 1e9;
        Outcome last = Outage.open(muster, 0, playbook);
        if (number(last) - before != count + 1) {
            throw new IllegalStateException(count + " were answered, but the next is " + last.id("number"));
        }
        int tasks = muster.ask(Crowd.caller(0), new ListTasks(new ChannelId(last.id("incident")))).stages().stream()
                .mapToInt(s -> s.tasks().size())
                .sum();
        if (tasks != Outage.TASKS) {
            throw new IllegalStateException("an incident has " + tasks + " tasks");
        }
        return count / seconds;
    }

    private static long number(Outcome opened) {
        return Long.parseLong(opened.id("number"));
    }
}

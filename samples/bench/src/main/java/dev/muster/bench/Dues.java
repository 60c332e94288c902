package dev.muster.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.bench.reference.DueLoop;
import dev.muster.bench.reference.SchedulerJobs;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.JdbcStore;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.storage.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Notices that are all due at once, to a node that has just started. Against a loop by hand that claims and
 * writes in batches, and against db-scheduler in the best of three settings. Each has to have written one entry a job.
 */
final class Dues {
    private static final int WORKERS = 4;
    private static final List<SchedulerJobs.Setting> SETTINGS = List.of(
            new SchedulerJobs.Setting(10, 0.5, 4),
            new SchedulerJobs.Setting(20, 0.5, 4),
            new SchedulerJobs.Setting(20, 1, 20));
    private final int jobs;
    private final int channels;
    private final int pairs;

    Dues(int jobs, int pairs) {
        this.jobs = jobs;
        this.channels = jobs / 10;
        this.pairs = pairs;
    }

    void postgres(Databases databases, Report report) throws Exception {
        HikariDataSource ours = databases.postgres();
        HikariDataSource theirs = databases.postgres();
        HikariDataSource others = databases.postgres();
        Offset clock = new Offset();
        DueLoop loop = loop(theirs, clock);
        loop.prepare(channels, jobs);
        List<ChannelId> rooms = rooms(ours, clock);
        Duel.Result result = Duel.run(pairs, () -> fire(ours, clock, rooms), () -> byHand(theirs, loop));
        report.bar(
                "notices due at once, PostgreSQL",
                result.ratio(),
                true,
                0.4,
                Report.number(result.subject()) + "/s to " + Report.number(result.reference()) + "/s of a loop of "
                        + WORKERS + " that claims in batches; " + jobs + " notices in " + channels + " channels");
        SchedulerJobs scheduler = new SchedulerJobs(others, channels);
        double best = 0;
        for (SchedulerJobs.Setting setting : SETTINGS) {
            List<Double> rates = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                rates.add(scheduler.rate(setting, channels, jobs));
            }
            best = Math.max(best, Stats.median(rates));
        }
        report.bar(
                "the same, to db-scheduler",
                result.subject() / best,
                true,
                3,
                Report.number(best) + "/s in the best of " + SETTINGS.size()
                        + " settings, which locks and fetches; medians, one after the other");
    }

    /** A clock that can be moved ahead. */
    private static final class Offset implements InstantSource {
        private volatile Duration ahead = Duration.ZERO;

        void move(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    /** A node of its own over a database. */
    private record Node(Store store, Muster muster) implements AutoCloseable {
        static Node on(DataSource source, Offset clock, boolean works) {
            Store store = JdbcStore.on(source).lanes(WORKERS).open();
            return new Node(
                    store,
                    Muster.builder()
                            .store(store)
                            .directory(new Crowd(2))
                            .clock(clock)
                            .runsDueWork(works)
                            .build());
        }

        @Override
        public void close() {
            muster.close();
            store.close();
        }
    }

    /** One notice fires and one waits, which the loop takes as its pattern. */
    private static DueLoop loop(DataSource source, Offset clock) throws Exception {
        try (Node node = Node.on(source, clock, true)) {
            Muster muster = node.muster();
            ChannelId room = room(muster, "pattern");
            muster.run(Crowd.caller(0), ScheduleNotice.once(room, "the backup is due", 1), null);
            muster.run(Crowd.caller(0), ScheduleNotice.once(room, "the backup is due", 86_400), null);
            clock.move(Duration.ofSeconds(2));
            while (count(source, "SELECT count(*) FROM muster_entry WHERE kind = 'notice.fired'") == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return new DueLoop(source);
        }
    }

    private static ChannelId room(Muster muster, String name) {
        return new ChannelId(muster.run(Crowd.caller(0), new CreateChannel(name, null, true, List.of()), null)
                .id("channel"));
    }

    private List<ChannelId> rooms(DataSource source, Offset clock) {
        try (Node node = Node.on(source, clock, false)) {
            List<ChannelId> rooms = new ArrayList<>();
            for (int i = 0; i < channels; i++) {
                rooms.add(room(node.muster(), "room " + i));
            }
            return rooms;
        }
    }

    private double fire(DataSource source, Offset clock, List<ChannelId> rooms) throws Exception {
        Instant at = clock.instant().plus(Duration.ofDays(1));
        try (Node node = Node.on(source, clock, false)) {
            List<CompletableFuture<?>> made = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                ScheduleNotice notice = new ScheduleNotice(
                        rooms.get(i % channels), "the backup is due", null, null, at, null, null, null, null, null);
                made.add(node.muster()
                        .submit(Crowd.caller(0), notice, UUID.randomUUID().toString()));
                if (made.size() == 1_000) {
                    CompletableFuture.allOf(made.toArray(CompletableFuture[]::new))
                            .join();
                    made.clear();
                }
            }
            CompletableFuture.allOf(made.toArray(CompletableFuture[]::new)).join();
        }
        String entries = "SELECT count(*) FROM muster_entry WHERE kind = 'notice.fired'";
        long before = count(source, entries);
        execute(source, "ANALYZE");
        // not so late that the order and the rate of an outage count
        clock.move(Duration.between(clock.instant(), at.plusSeconds(1)));
        long began = System.nanoTime();
        double seconds;
        try (Node node = Node.on(source, clock, true)) {
            while (node.muster().figures().getOrDefault("commands_committed", 0L) < jobs) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            seconds = (System.nanoTime() - began) / 1e9;
        }
        fired(count(source, entries) - before);
        return jobs / seconds;
    }

    private double byHand(DataSource source, DueLoop loop) throws Exception {
        loop.schedule(channels, jobs);
        execute(source, "ANALYZE");
        long began = System.nanoTime();
        long count = loop.run(WORKERS);
        double seconds = (System.nanoTime() - began) / 1e9;
        fired(count);
        return jobs / seconds;
    }

    private void fired(long count) {
        if (count != jobs) {
            throw new IllegalStateException(count + " entries were written for " + jobs + " that were due");
        }
    }

    private static long count(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.muster.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.JdbcStore;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.storage.Store;
import dev.muster.transport.Bundle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * How late notices are that come due one after the other: from the planned instant until whoever follows the channel has the
 * entry, which is after its commit. Not one may be early. Against 25 ms, or five times what a bare commit takes now and
 * then, whichever is more.
 */
final class Lateness {
    private static final int CHANNELS = 50;
    private static final Duration APART = Duration.ofMillis(10);
    private static final Pattern PLANNED = Pattern.compile("\"planned\":\"([^\"]+)\"");
    private static final double MILLION = 1e6;
    private final int notices;

    Lateness(int notices) {
        this.notices = notices;
    }

    void postgres(Databases databases, Report report) throws Exception {
        HikariDataSource source = databases.postgres();
        Queue<Double> late = new ConcurrentLinkedQueue<>();
        try (Store store = JdbcStore.postgres(source);
                Muster muster =
                        Muster.builder().store(store).directory(new Crowd(2)).build()) {
            measure(muster, late, notices / 10);
            late.clear();
            measure(muster, late, notices);
        }
        double p99 = Stats.at(late, 0.99);
        double commit = Stats.at(commits(source), 0.99);
        double bar = Math.max(25, 5 * commit);
        report.bar(
                "lateness of notices due " + APART.toMillis() + " ms apart, p99 in ms, PostgreSQL",
                p99,
                false,
                bar,
                Report.number(Stats.median(late)) + " ms (p50); a bare commit takes " + Report.number(commit)
                        + " ms (p99); " + late.size() + " notices in " + CHANNELS + " channels, none early");
    }

    private static void measure(Muster muster, Queue<Double> late, int notices) throws InterruptedException {
        List<ChannelId> rooms = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            rooms.add(new ChannelId(
                    muster.run(Crowd.caller(0), new CreateChannel("room " + i, null, true, List.of()), null)
                            .id("channel")));
        }
        var feed = muster.feeds().open(Crowd.caller(0), new Deaf() {
            @Override
            public boolean entries(Bundle bundle) {
                Instant now = Instant.now();
                if (bundle.json().contains("\"notice.fired\"")) {
                    Matcher planned = PLANNED.matcher(bundle.json());
                    while (planned.find()) {
                        late.add(Duration.between(Instant.parse(planned.group(1)), now)
                                        .toNanos()
                                / MILLION);
                    }
                }
                return true;
            }
        });
        rooms.forEach(room -> feed.subscribe(room.journal(Crowd.WORKSPACE), null));
        Instant first = Instant.now().plusSeconds(5 + notices / 200);
        CompletableFuture<?>[] made = new CompletableFuture<?>[notices];
        for (int i = 0; i < notices; i++) {
            Instant at = first.plus(APART.multipliedBy(i));
            made[i] = muster.submit(Crowd.caller(0), at(rooms.get(i % CHANNELS), at), null);
        }
        CompletableFuture.allOf(made).join();
        Instant end = first.plus(APART.multipliedBy(notices)).plusSeconds(30);
        while (late.size() < notices && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        feed.close();
        if (late.size() != notices || late.stream().anyMatch(l -> l < 0)) {
            throw new IllegalStateException(late.size() + " of " + notices + " notices were given, the first "
                    + late.stream().min(Double::compare).orElse(0.0) + " ms late");
        }
    }

    private static ScheduleNotice at(ChannelId room, Instant at) {
        return new ScheduleNotice(room, "the backup is due", null, null, at, null, null, null, null, null);
    }

    /** How long single-row commits take that come as far apart, in ms. */
    private List<Double> commits(DataSource source) throws SQLException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("CREATE TABLE bare (n bigint)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bare VALUES (?)")) {
                for (int i = 0; i < notices; i++) {
                    long began = System.nanoTime();
                    insert.setLong(1, i);
                    insert.executeUpdate();
                    millis.add((System.nanoTime() - began) / MILLION);
                    TimeUnit.MILLISECONDS.sleep(APART.toMillis());
                }
            }
        }
        return millis;
    }
}

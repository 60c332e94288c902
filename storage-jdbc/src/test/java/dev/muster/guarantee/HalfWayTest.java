package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.TestPostgres;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * G9 and G18: many notices are due at once, two nodes as processes are at work on them, and one is killed when half is done.
 * None is lost, none is given twice, and the other has all of it done soon after; leases are the usual ones.
 */
class HalfWayTest {
    /** As it is unless set. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String FIRED = "SELECT count(*) FROM muster_entry WHERE kind = 'notice.fired'";

    @Test
    void oneOfTwoThatIsKilledHalfWayLosesAndDoublesNothing() throws Exception {
        assertThat(killHalfWay(Rounds.of("halfway", 1_500))).isLessThan(Duration.ofSeconds(20));
    }

    @Tag("faults")
    @Test
    void tenThousandHalfWayAreTakenOverWithinFiveSeconds() throws Exception {
        assertThat(killHalfWay(Rounds.of("halfway", 10_000))).isLessThan(Duration.ofSeconds(5));
    }

    /** Returns how long after the blow all was done. */
    private static Duration killHalfWay(int notices) throws Exception {
        String address = TestPostgres.freshUrl();
        try (Store store = Base.at(address).open();
                Muster muster = Nodes.node(store, "planner");
                Connection rows = Base.behind(address).getConnection()) {
            Instant due = Instant.now().plusSeconds(8 + notices / 250);
            List<ChannelId> channels = plan(muster, notices, due);
            try (Child victim = worker(address, "victim");
                    Child heir = worker(address, "heir")) {
                ready(victim);
                ready(heir);
                assertThat(count(rows, FIRED)).as("given before it is due").isZero();
                until(rows, notices / 2, due.plusSeconds(60));
                victim.kill();
                long killed = System.nanoTime();
                long held = count(rows, "SELECT count(*) FROM muster_job WHERE leased_until > 0");
                until(rows, notices, Instant.now().plusSeconds(60));
                Duration took = Duration.ofNanos(System.nanoTime() - killed);
                TimeUnit.MILLISECONDS.sleep(500);
                assertThat(given(store, channels)).hasSize(notices).allSatisfy((notice, times) -> assertThat(times)
                        .as("times %s was given", notice)
                        .isEqualTo(1));
                assertThat(count(rows, "SELECT count(*) FROM muster_job")).isZero();
                Rounds.measured(
                        "G9: %d notices due at once over two nodes, one killed half way, when %d were claimed: each once, all"
                                + " done %s after the blow, leases of %s",
                        notices, held, took, LEASE);
                return took;
            }
        }
    }

    private static Child worker(String address, String name) {
        return Child.java(Worker.class, address, name, LEASE.toMillis());
    }

    private static void ready(Child worker) throws InterruptedException {
        worker.await("ready"::equals, Duration.ofSeconds(60));
    }

    private static List<ChannelId> plan(Muster muster, int notices, Instant due) {
        List<ChannelId> channels = new ArrayList<>();
        for (int i = 0; i < notices / 10; i++) {
            channels.add(Nodes.channel(muster, 0));
        }
        CompletableFuture<?>[] planned = new CompletableFuture<?>[notices];
        for (int i = 0; i < notices; i++) {
            ScheduleNotice notice = new ScheduleNotice(
                    channels.get(i % channels.size()), "look", null, null, due, null, null, null, null, null);
            planned[i] = muster.submit(People.as("ada"), notice, "notice-" + i);
        }
        CompletableFuture.allOf(planned).join();
        return channels;
    }

    /** Looks often: half way is over in a second. */
    private static void until(Connection rows, long fired, Instant end) throws SQLException, InterruptedException {
        while (count(rows, FIRED) < fired) {
            assertThat(Instant.now()).as("when %d were to be given", fired).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static Map<String, Integer> given(Store store, List<ChannelId> channels) {
        Map<String, Integer> given = new HashMap<>();
        for (ChannelId channel : channels) {
            Nodes.entries(store, channel).stream()
                    .filter(entry -> entry.kind().equals("notice.fired"))
                    .map(entry -> Json.read(entry.payload(), NoticeFired.class))
                    .forEach(fired -> given.merge(fired.notice().value(), 1, Integer::sum));
        }
        return given;
    }

    private static long count(Connection rows, String sql) throws SQLException {
        try (Statement statement = rows.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

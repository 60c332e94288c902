package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.Postman.Wrong;
import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G9, G10, G12 and G18 of what comes due and what leaves: three nodes as processes over one PostgreSQL, one of which is
 * killed or stopped between the claim of a job and the end of its effect; a receiver outside counts.
 */
class ThreeNodesTest {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void oneOfThreeThatIsKilledOrStoppedCostsNothing() throws Exception {
        rounds(List.of(Halt.RINGING, Halt.LEFT, Halt.COMMITTING), 1);
    }

    @Tag("faults")
    @Test
    void oneOfThreeThatIsKilledOrStoppedAnywhereCostsNothing() throws Exception {
        Duration longest = rounds(List.of(Halt.values()), Rounds.of("nodes", 10));
        assertThat(longest).isLessThan(Duration.ofSeconds(5));
    }

    /** Returns the longest time from a blow until all work was done. */
    private Duration rounds(List<Halt> points, int times) throws Exception {
        try (PostOffice office = office(LEASE)) {
            List<Child> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                nodes.add(office.node(Duration.ZERO, Wrong.NOTHING));
            }
            Duration longest = Duration.ZERO;
            for (int i = 0; i < times; i++) {
                for (Halt at : points) {
                    Duration killed = killed(office, nodes, at, i);
                    Duration stopped = stopped(office, nodes.get(i % 3), at, i);
                    longest = max(longest, max(killed, stopped));
                    assertThat(office.wrong()).as("at %s, round %d", at, i).isEmpty();
                }
            }
            office.work();
            office.untilDone();
            assertThat(office.wrong()).isEmpty();
            Rounds.measured(
                    "G9 and G18 over three nodes: killed and stopped at %s, %d times each: %d deliveries and bells once"
                            + " each, taken over within %s, %d deliveries left twice under one id",
                    points, times, office.works(), longest, office.twiceOutside());
            return longest;
        }
    }

    private static Duration killed(PostOffice office, List<Child> nodes, Halt at, int round) throws Exception {
        Child victim = nodes.remove((round + 1) % 3);
        Duration took = office.strike(victim, at, at + "-killed-" + round, Child::kill);
        nodes.add(office.node(Duration.ZERO, Wrong.NOTHING));
        return took;
    }

    private static Duration stopped(PostOffice office, Child victim, Halt at, int round) throws Exception {
        Duration took = office.strike(victim, at, at + "-stopped-" + round, node -> node.signal("STOP"));
        TimeUnit.NANOSECONDS.sleep(LEASE.multipliedBy(3).toNanos());
        victim.signal("CONT");
        victim.tell("go");
        // what it does now would be wrong
        office.work();
        office.untilDone();
        TimeUnit.MILLISECONDS.sleep(500);
        return took;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @Test
    void nodesThatLookAtNoFenceAreNoticed() throws Exception {
        try (PostOffice office = office(LEASE)) {
            Child sleeper = office.node(Duration.ZERO, Wrong.NO_FENCE);
            office.node(Duration.ZERO, Wrong.NO_FENCE);
            stopped(office, sleeper, Halt.RINGING, 0);
            assertThat(office.wrong()).anyMatch(w -> w.endsWith("2 times"));
        }
    }

    /** Clocks that are five minutes apart, which no lease is measured by. */
    @Test
    void nodesThatAreWellLetEachDeliveryOutOnce() throws Exception {
        try (PostOffice office = busy(Wrong.NOTHING)) {
            office.untilDone();
            assertThat(office.wrong()).isEmpty();
            assertThat(office.twiceOutside()).isZero();
        }
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(names = {"NO_LEASE", "OWN_CLOCK"})
    void nodesThatKeepNoLeaseAreNoticed(Wrong wrong) throws Exception {
        try (PostOffice office = busy(wrong)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> office.twiceOutside() > 0);
        }
    }

    private PostOffice busy(Wrong wrong) throws Exception {
        PostOffice office = office(LONG);
        for (int minutes : new int[] {5, 0, -5}) {
            office.node(Duration.ofMinutes(minutes), wrong);
        }
        for (int i = 0; i < 30; i++) {
            office.work();
        }
        return office;
    }

    private PostOffice office(Duration lease) {
        return new PostOffice(TestPostgres.freshUrl(), folder.resolve("outside"), lease);
    }
}

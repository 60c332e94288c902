package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.guarantee.Effects.Effect;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * G10: a node that was stopped for longer than its lease changes nothing when it wakes. A process is stopped with its
 * lease in hand, another node takes over, the process goes on.
 */
class G10NoZombieEffectsTest {
    @ParameterizedTest
    @CsvSource({"AFTER_COMMIT,1", "BEFORE_STATEMENT,2", "BEFORE_STATEMENT,3", "BEFORE_COMMIT,2"})
    void aSleeperDoesNothingWhenItWakes(Moment moment, int nth) throws Exception {
        List<Effect> rings = sleepThroughTheLease(moment, nth, "fenced");
        assertThat(Effects.wrong(List.of("bell"), rings)).isEmpty();
    }

    @Test
    void lookingAtNoFenceIsNoticed() throws Exception {
        List<Effect> rings = sleepThroughTheLease(Moment.AFTER_COMMIT, 1, "unfenced");
        assertThat(Effects.wrong(List.of("bell"), rings)).containsExactly("bell had its effect 2 times");
    }

    private static List<Effect> sleepThroughTheLease(Moment moment, int nth, String fence) throws Exception {
        String address = TestPostgres.freshUrl();
        try (Child sleeper = Child.java(Ringer.class, address, "bell", moment, nth, fence);
                JdbcStore store = Base.at(address).open()) {
            sleeper.await("there"::equals, Duration.ofSeconds(60));
            sleeper.signal("STOP");
            long stopped = System.nanoTime();
            try (Muster other =
                    Nodes.builder(store, "other").lease(Ringer.LEASE).build()) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Bells.rings(store)
                        .isEmpty());
                Duration slept = Duration.ofNanos(System.nanoTime() - stopped);
                Rounds.measured("G10: stopped at %s %d, taken over after %s", moment, nth, slept);
                TimeUnit.NANOSECONDS.sleep(
                        Ringer.LEASE.multipliedBy(3).minus(slept).toNanos());
                sleeper.signal("CONT");
                sleeper.goOn();
                sleeper.await(line -> line.startsWith("done"), Duration.ofSeconds(60));
                return Bells.rings(store);
            }
        }
    }
}

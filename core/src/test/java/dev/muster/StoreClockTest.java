package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.storage.Health;
import dev.muster.storage.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G12: what a node believes of the time when somebody sets the clock of its machine. */
class StoreClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private long nanos;
    /** How far somebody has set the machine's clock. */
    private Duration set = Duration.ZERO;
    /** How far the machine's clock was wrong from the beginning; null where it is the store's. */
    private Duration behind = Duration.ofMillis(250);

    private Instant database() {
        return START.plusNanos(nanos);
    }

    private Instant machine() {
        return behind == null ? database().plus(set) : database().minus(behind).plus(set);
    }

    private StoreClock clock() {
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> new Health(
                        true,
                        true,
                        null,
                        "test",
                        "",
                        "e",
                        1,
                        behind == null ? Duration.ZERO : Duration.between(machine(), database())));
        return new StoreClock(store, this::machine, () -> nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "P1D", "P-1D", "PT5M", "PT-5M"})
    void whoSetsTheMachinesClockChangesNothing(String step) {
        StoreClock clock = clock();
        for (int tenth = 0; tenth < 600; tenth++) {
            nanos += 100_000_000;
            if (tenth == 155) {
                set = Duration.parse(step);
            }
            assertThat(clock.instant()).as("after %d tenths of a second", tenth).isEqualTo(database());
        }
    }

    @Test
    void whereTheyAreOneTheMachinesClockIsTheStores() {
        behind = null;
        StoreClock clock = clock();
        nanos += 1_000_000_000;
        set = Duration.ofHours(-1);
        assertThat(clock.instant()).isEqualTo(machine());
    }
}

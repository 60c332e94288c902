package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.Postman.Wrong;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G9 and G16: three nodes as processes over one PostgreSQL that goes and comes again while bells are due and letters leave,
 * once killed and once stopped, by turns. Each bell rings once and each letter is on record once.
 */
@Tag("faults")
class G16DatabaseRestartTest {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration GONE = Duration.ofSeconds(2);
    private static final int WORKS = 100;

    @TempDir
    Path folder;

    @Test
    void bellsRingOnceWhoeverTheDatabaseLeftAlone() throws Exception {
        int times = Rounds.of("restarts", 6);
        Duration longest = Duration.ZERO;
        try (OwnPostgres server = OwnPostgres.start(folder.resolve("data"));
                PostOffice office = new PostOffice(
                        "jdbc:postgresql://localhost:" + server.port() + "/postgres?user=postgres",
                        folder.resolve("outside"),
                        LEASE)) {
            for (int i = 0; i < 3; i++) {
                office.node(Duration.ZERO, Wrong.NOTHING);
            }
            for (int i = 0; i < times; i++) {
                Instant first = Instant.now().plusSeconds(1);
                for (int j = 0; j < WORKS; j++) {
                    office.work(first.plusMillis(j * 60L));
                }
                TimeUnit.SECONDS.sleep(1);
                if (i % 2 == 0) {
                    server.kill();
                } else {
                    server.stop();
                }
                TimeUnit.NANOSECONDS.sleep(GONE.toNanos());
                server.startAgain();
                long there = System.nanoTime();
                office.untilDone();
                Duration took = Duration.ofNanos(System.nanoTime() - there);
                longest = took.compareTo(longest) > 0 ? took : longest;
                assertThat(office.wrong()).as("round %d", i).isEmpty();
            }
            Rounds.measured(
                    "G9 and G16: PostgreSQL killed and stopped %d times under three nodes, for %s each: %d letters and bells"
                            + " once each, all done %s after it was there again at the latest, %d letters left twice under one id",
                    times, GONE, office.works(), longest, office.twiceOutside());
        }
    }
}

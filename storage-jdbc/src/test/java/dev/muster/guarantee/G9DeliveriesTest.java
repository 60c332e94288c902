package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.Faulty;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** G9, of what leaves: each delivery is once inside and at least once outside, under one id, whoever dies on the way. */
class G9DeliveriesTest {
    @TempDir
    Path folder;

    /** Every statement from the news to the record of the delivery, and both sides of every commit. */
    @ParameterizedTest
    @EnumSource
    void aNodeCutOffAnywhereLosesNoDeliveryAndRecordsNoneTwice(Base base) throws Exception {
        Faulty faulty = Base.breakable(base.fresh(folder));
        Letters letters = new Letters(folder.resolve("outside"));
        int told = 0;
        try (Store store = faulty.store();
                Muster node =
                        letters.node(store, "node").lease(Duration.ofMillis(80)).build()) {
            ChannelId channel = Letters.channel(node);
            for (Moment moment : List.of(Moment.BEFORE_STATEMENT, Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT)) {
                boolean cut = true;
                for (int n = 1; cut; n++) {
                    told++;
                    Letters.tell(node, channel, moment + "-" + n);
                    faulty.faults().arm(moment, n);
                    runDue(node);
                    cut = !faulty.faults().disarm();
                    int expected = told;
                    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                        runDue(node);
                        return Letters.inside(store).size() >= expected;
                    });
                }
            }
            runDue(node);
            assertThat(letters.wrong(told, store)).isEmpty();
            assertThat(told).isGreaterThan(12);
            int outside = letters.outside().values().stream().mapToInt(i -> i).sum();
            Rounds.measured(
                    "G9 %s: %d deliveries cut at %d points, each once inside; %d times outside",
                    base, told, told - 3, outside);
        }
    }

    private static void runDue(Muster node) {
        try {
            while (node.runDue() > 0) {
                // until nothing is due
            }
        } catch (StoreException e) {
            // the node could not even claim
        }
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void aNodeKilledBesideACommitLosesNoDeliveryAndRecordsNoneTwice(Base base) throws Exception {
        int points = 0;
        for (Moment moment : List.of(Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT)) {
            int n = 1;
            while (killedAt(base, moment, n)) {
                n++;
                points++;
            }
            assertThat(n).as("%s at which it was killed", moment).isGreaterThan(3);
        }
        Rounds.measured("G9 %s: killed at %d points, each delivery once inside", base, points);
    }

    private boolean killedAt(Base base, Moment moment, int n) throws Exception {
        String address = base.fresh(folder);
        Letters letters = new Letters(folder.resolve(base + "-" + moment + "-" + n));
        boolean there;
        try (Child child = Child.java(Teller.class, address, letters.file(), moment, n)) {
            there = child.await(line -> line.equals("there") || line.startsWith("done"), Duration.ofSeconds(60))
                    .equals("there");
        }
        try (Store store = Base.at(address).open();
                Muster heir = letters.node(store, "heir").build()) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                runDue(heir);
                return !Letters.inside(store).isEmpty();
            });
            assertThat(letters.wrong(1, store)).isEmpty();
        }
        return there;
    }
}

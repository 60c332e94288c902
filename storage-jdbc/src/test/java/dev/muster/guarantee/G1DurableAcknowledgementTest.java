package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.guarantee.History.Line;
import dev.muster.guarantee.History.Op;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G1: what was acknowledged survives {@code kill -9}. Nodes of their own process write at full rate, one on SQLite, two
 * on PostgreSQL; one is killed at a random moment and replaced. {@link PowerCutTest} cuts the power.
 */
class G1DurableAcknowledgementTest {
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void killedNodesLoseNothing(Base base) throws Exception {
        killAgainAndAgain(base, Rounds.of("kill", 10));
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void killedNodesLoseNothingInManyRounds(Base base) throws Exception {
        killAgainAndAgain(base, Rounds.of("kill", 200));
    }

    private void killAgainAndAgain(Base base, int rounds) throws Exception {
        String address = base.fresh(folder);
        ChannelId channel;
        try (Store store = Base.at(address).open();
                Muster muster = Nodes.node(store, "maker")) {
            channel = Nodes.channel(muster, WRITERS);
        }
        Random random = new Random(base.ordinal());
        List<Op> acknowledged = new ArrayList<>();
        Deque<Child> running = new ArrayDeque<>();
        try {
            for (int round = 0; round < rounds; round++) {
                while (running.size() < (base == Base.SQLITE ? 1 : 2)) {
                    running.add(
                            Child.java(Writer.class, address, "n" + round + "x" + running.size(), channel, WRITERS));
                }
                Child victim = running.removeFirst();
                victim.await(line -> line.startsWith("acknowledged"), Duration.ofSeconds(60));
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(500));
                victim.kill();
                acknowledged.addAll(acknowledged(victim));
                check(address, channel, acknowledged);
            }
        } finally {
            for (Child child : running) {
                child.kill();
                acknowledged.addAll(acknowledged(child));
            }
        }
        check(address, channel, acknowledged);
        Rounds.measured("G1 %s: %d kills, %d acknowledged, 0 lost", base, rounds, acknowledged.size());
        assertThat(acknowledged).hasSizeGreaterThan(rounds);
    }

    static List<Op> acknowledged(Child child) {
        return child.lines().stream()
                .map(Writer::acknowledged)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void check(String address, ChannelId channel, List<Op> acknowledged) {
        try (Store store = Base.at(address).open()) {
            List<Line> log = Nodes.log(store, channel);
            assertThat(Checkers.appends(acknowledged, log)).isEmpty();
        }
    }
}

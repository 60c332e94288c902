package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** G3: the same key gives the same outcome once, on any node, at once or after a month; with other content, a conflict. */
class G3IdempotentRetryTest {
    private static final int PARALLEL = 100;

    @TempDir
    Path folder;

    /** Two nodes of one store; on PostgreSQL each has a store of its own. */
    private record Two(JdbcStore store, JdbcStore second, Muster a, Muster b) implements AutoCloseable {
        static Two on(Base base, String address, Stage.Clock clock) {
            JdbcStore store = Base.at(address).open();
            JdbcStore second = base == Base.POSTGRES ? Base.at(address).open() : store;
            return new Two(store, second, node(store, "a", clock), node(second, "b", clock));
        }

        private static Muster node(Store store, String name, Stage.Clock clock) {
            return Nodes.builder(store, name).clock(clock).runsDueWork(false).build();
        }

        @Override
        public void close() {
            a.close();
            b.close();
            store.close();
            second.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverSawNoAnswerAsksTheOtherNode(Base base) {
        try (Two two = Two.on(base, base.fresh(folder), new Stage.Clock())) {
            ChannelId channel = Nodes.channel(two.a, 1);
            assertThat(sendAgainOnTheOther(two.a, two.b, channel)).isEmpty();
            assertThat(Checkers.duplicates(Nodes.log(two.store, channel))).isEmpty();
        }
    }

    private static List<String> sendAgainOnTheOther(Muster a, Muster b, ChannelId channel) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            PostMessage post = new PostMessage(channel, "m" + i, null);
            CompletableFuture<Outcome> unheard = a.submit(People.as("w0"), post, "k" + i);
            Outcome second = b.run(People.as("w0"), post, "k" + i);
            Outcome third = a.run(People.as("w0"), post, "k" + i);
            Outcome first = unheard.join();
            boolean same = first.ids().equals(second.ids()) && second.ids().equals(third.ids());
            if (!same || !third.repeated() || first.repeated() == second.repeated()) {
                wrong.add(first + " and " + second + " and " + third);
            }
        }
        return wrong;
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceAreOne(Base base) {
        try (Two two = Two.on(base, base.fresh(folder), new Stage.Clock())) {
            ChannelId channel = Nodes.channel(two.a, 1);
            PostMessage post = new PostMessage(channel, "one", null);
            List<CompletableFuture<Outcome>> sent = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                sent.add((i % 2 == 0 ? two.a : two.b).submit(People.as("w0"), post, "key"));
            }
            Set<Object> outcomes = new HashSet<>();
            sent.forEach(s -> outcomes.add(List.of(s.join().ids(), s.join().positions())));
            assertThat(outcomes).hasSize(1);
            assertThat(sent).filteredOn(s -> !s.join().repeated()).hasSize(1);
            assertThat(Nodes.log(two.store, channel))
                    .filteredOn(l -> l.id().equals("one"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherContentUnderTheKeyIsAConflict(Base base) {
        try (Two two = Two.on(base, base.fresh(folder), new Stage.Clock())) {
            ChannelId channel = Nodes.channel(two.a, 2);
            Nodes.post(two.a, channel, "w0", "key");
            for (Muster node : List.of(two.a, two.b)) {
                assertThatThrownBy(() -> node.run(People.as("w0"), new PostMessage(channel, "other", null), "key"))
                        .isInstanceOfSatisfying(
                                Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.CONFLICT));
            }
            assertThat(Nodes.post(two.b, channel, "w1", "key"))
                    .as("another person's key is another key")
                    .isEqualTo(Nodes.log(two.store, channel).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMonthAndARestartLaterItIsStillTheSame(Base base) {
        String address = base.fresh(folder);
        Stage.Clock clock = new Stage.Clock();
        ChannelId channel;
        long number;
        try (Two two = Two.on(base, address, clock)) {
            channel = Nodes.channel(two.a, 1);
            number = Nodes.post(two.a, channel, "w0", "key");
        }
        for (int day = 0; day < 30; day++) {
            clock.advance(Duration.ofDays(1));
        }
        try (Two two = Two.on(base, address, clock)) {
            two.a.runDue();
            assertThat(Nodes.post(two.b, channel, "w0", "key")).isEqualTo(number);
            assertThat(Checkers.duplicates(Nodes.log(two.store, channel))).isEmpty();
        }
    }

    @Test
    void keepingNoReceiptIsNoticed() {
        try (JdbcStore store = Base.at(Base.SQLITE.fresh(folder)).open();
                Muster a = Nodes.node(Mutants.withoutReceipts(store), "a");
                Muster b = Nodes.node(Mutants.withoutReceipts(store), "b")) {
            ChannelId channel = Nodes.channel(a, 1);
            assertThat(sendAgainOnTheOther(a, b, channel)).isNotEmpty();
            assertThat(Checkers.duplicates(Nodes.log(store, channel))).isNotEmpty();
        }
    }
}

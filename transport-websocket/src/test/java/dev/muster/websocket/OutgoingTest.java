package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What waits for those who do not read is bounded, for each and for all of them together. */
class OutgoingTest {
    private static final int EACH = 1_000_000;
    private static final int ALL = 2_000_000;
    private static final String FRAME = "x".repeat(10_000);
    private final Waiting waiting = new Waiting(ALL);
    private final List<Runnable> moments = new ArrayList<>();

    /** The other side reads only when told to. */
    private static final class Sleeper implements Outgoing.Wire {
        private final List<Consumer<Throwable>> writing = new ArrayList<>();
        private int characters;

        @Override
        public void send(String text, Consumer<Throwable> done) {
            characters += text.length();
            writing.add(done);
        }

        void read() {
            while (!writing.isEmpty()) {
                writing.remove(0).accept(null);
            }
        }
    }

    private Outgoing filled(Sleeper sleeper, Runnable drained) {
        Outgoing outgoing = new Outgoing(sleeper, EACH, waiting, drained, moments::add);
        while (outgoing.offer(FRAME)) {
            assertThat(waiting.all()).isLessThan(2 * ALL);
        }
        return outgoing;
    }

    @Test
    void oneHasSoMuchAndAllOfThemHardlyMore() {
        List<Outgoing> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(filled(new Sleeper(), () -> {}));
        }
        assertThat(waiting.all()).as("of twenty").isBetween((long) ALL, ALL + 20L * 70_000);
        many.forEach(Outgoing::close);
        assertThat(waiting.all()).as("once they are closed").isZero();
    }

    @Test
    void whoReadsHasRoomAgainHoweverMuchWaitsForOthers() {
        for (int i = 0; i < 3; i++) {
            filled(new Sleeper(), () -> {});
        }
        Sleeper reader = new Sleeper();
        AtomicInteger drained = new AtomicInteger();
        Outgoing outgoing = filled(reader, drained::incrementAndGet);
        long before = waiting.all();
        reader.read();
        assertThat(drained).hasValue(1);
        assertThat(waiting.all()).isLessThan(before);
        assertThat(outgoing.offer(FRAME)).isTrue();
        assertThat(reader.characters).isPositive();
    }

    @Test
    void whatCanWaitAMomentGoesOutTogetherAndInOrder() {
        List<String> sent = new ArrayList<>();
        Outgoing outgoing = new Outgoing(
                (text, done) -> {
                    sent.add(text);
                    done.accept(null);
                },
                EACH,
                waiting,
                () -> {},
                moments::add);
        for (int i = 0; i < 3; i++) {
            assertThat(outgoing.gather("r" + i)).isTrue();
        }
        assertThat(sent).isEmpty();
        assertThat(moments).hasSize(1);
        moments.remove(0).run();
        assertThat(sent).containsExactly("[r0,r1,r2]");

        outgoing.gather("r3");
        outgoing.force("done");
        assertThat(sent).as("it goes with what cannot wait").endsWith("[r3,done]");
        moments.remove(0).run();
        assertThat(sent).hasSize(2);
        assertThat(waiting.all()).isZero();
    }

    @Test
    void whoReadsNothingCannotHaveRefusalsGatheredWithoutEnd() {
        Outgoing outgoing = filled(new Sleeper(), () -> {});
        int taken = 0;
        while (outgoing.gather("refused")) {
            taken++;
        }
        assertThat(taken).isLessThan(5_000);
    }

    @Test
    void aRefusalStandsBehindNothingThatWaits() {
        List<String> sent = new ArrayList<>();
        List<Consumer<Throwable>> writing = new ArrayList<>();
        Outgoing outgoing = new Outgoing(
                (text, done) -> {
                    sent.add(text);
                    writing.add(done);
                },
                EACH,
                waiting,
                () -> {},
                moments::add);
        String entries = "e".repeat(60_000);
        for (int i = 0; i < 5; i++) {
            outgoing.offer(entries);
        }
        outgoing.force("a result");
        outgoing.gather("refused 1");
        outgoing.gather("refused 2");
        writing.remove(0).accept(null);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).as("the next thing to be written").startsWith("[refused 1,refused 2,e");
        while (!writing.isEmpty()) {
            writing.remove(0).accept(null);
        }
        assertThat(sent.get(sent.size() - 1)).as("the others keep their order").endsWith("a result]");
        assertThat(waiting.all()).isZero();
    }
}

package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.Effects.Effect;
import dev.muster.guarantee.History.Line;
import dev.muster.guarantee.History.Op;
import dev.muster.guarantee.History.Read;
import dev.muster.guarantee.History.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each checker passes what is right, and names what is wrong. */
class CheckersTest {
    private static final List<Line> LOG = List.of(new Line(1, ""), new Line(2, "a"), new Line(3, "b"));

    private static Op op(String id, long invoked, long returned, Result result, long sequence) {
        return new Op(id, "c", "n", invoked, returned, result, sequence);
    }

    private static Read read(long invoked, Line... lines) {
        return new Read("c", "n", invoked, invoked + 1, List.of(lines));
    }

    private static Op a() {
        return op("a", 0, 10, Result.OK, 2);
    }

    @Test
    void whatIsRightPasses() {
        List<Op> ops = List.of(a(), op("b", 11, 20, Result.OK, 3), op("c", 0, 9, Result.FAIL, 0));
        List<Read> reads = List.of(read(12, LOG.get(0), LOG.get(1)), read(30, LOG.toArray(Line[]::new)));
        assertThat(Checkers.appends(ops, LOG)).isEmpty();
        assertThat(Checkers.reads(ops, reads, LOG)).isEmpty();
    }

    @Test
    void lossRepetitionAndGapsAreNamed() {
        assertThat(Checkers.lostAcks(List.of(op("z", 0, 1, Result.OK, 4)), LOG)).hasSize(1);
        assertThat(Checkers.lostAcks(List.of(op("a", 0, 1, Result.OK, 3)), LOG)).hasSize(1);
        assertThat(Checkers.refusedButThere(List.of(op("a", 0, 1, Result.FAIL, 0)), LOG))
                .hasSize(1);
        assertThat(Checkers.duplicates(List.of(new Line(1, "a"), new Line(2, "a"))))
                .hasSize(1);
        assertThat(Checkers.gaps(List.of(new Line(1, "a"), new Line(3, "b")))).hasSize(1);
        assertThat(Checkers.gaps(List.of(new Line(1, "a"), new Line(1, "b")))).hasSize(1);
    }

    @Test
    void orderAgainstTimeIsNamed() {
        List<Op> ops = List.of(op("b", 0, 10, Result.OK, 3), op("a", 11, 20, Result.OK, 2));
        assertThat(Checkers.realTime(ops)).hasSize(1);
        assertThat(Checkers.realTime(List.of(op("b", 0, 10, Result.OK, 3), op("a", 10, 20, Result.OK, 2))))
                .as("side by side either order is right")
                .isEmpty();
    }

    @Test
    void readsOutOfPlaceAreNamed() {
        assertThat(Checkers.prefixes(List.of(read(0, LOG.get(0), LOG.get(2))), LOG))
                .hasSize(1);
        assertThat(Checkers.monotonic(List.of(read(0, LOG.get(0), LOG.get(1)), read(5, LOG.get(0)))))
                .hasSize(1);
        assertThat(Checkers.ownWrites(List.of(a()), List.of(read(11, LOG.get(0)))))
                .hasSize(1);
    }

    @Test
    void timersThatComeTwiceNeverOrEarlyAreNamed() {
        Instant due = Instant.parse("2026-03-02T09:00:00Z");
        Effect once = new Effect("x", due, due.plusMillis(5));
        assertThat(Effects.wrong(List.of("x"), List.of(once))).isEmpty();
        assertThat(Effects.wrong(List.of("x"), List.of(once, once))).hasSize(1);
        assertThat(Effects.wrong(List.of("x", "y"), List.of(once))).hasSize(1);
        assertThat(Effects.wrong(List.of("x"), List.of(new Effect("x", due, due.minusNanos(1)))))
                .hasSize(1);
        assertThat(Effects.percentile(List.of(once), 99)).hasMillis(5);
    }
}

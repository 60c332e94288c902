package dev.muster.guarantee;

import dev.muster.guarantee.History.Line;
import dev.muster.guarantee.History.Op;
import dev.muster.guarantee.History.Read;
import dev.muster.guarantee.History.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be true of a history and the log that it left. Pure functions; each returns what is wrong, in words. */
final class Checkers {
    private Checkers() {}

    /** Everything about appends at once. */
    static List<String> appends(List<Op> ops, List<Line> log) {
        return Stream.of(lostAcks(ops, log), refusedButThere(ops, log), duplicates(log), gaps(log), realTime(ops))
                .flatMap(List::stream)
                .toList();
    }

    /** Everything about reads at once. */
    static List<String> reads(List<Op> ops, List<Read> reads, List<Line> log) {
        return Stream.of(prefixes(reads, log), monotonic(reads), ownWrites(ops, reads))
                .flatMap(List::stream)
                .toList();
    }

    /** What was acknowledged is there, under the number that was answered. */
    static List<String> lostAcks(List<Op> ops, List<Line> log) {
        Map<Long, String> at = byNumber(log);
        return ops.stream()
                .filter(o -> o.ok() && !o.id().equals(at.get(o.sequence())))
                .map(o -> "lost: " + o.id() + " was acknowledged as " + o.sequence() + ", where now is "
                        + at.get(o.sequence()))
                .toList();
    }

    /** What was refused is not there. */
    static List<String> refusedButThere(List<Op> ops, List<Line> log) {
        Set<String> ids = log.stream().map(Line::id).collect(Collectors.toSet());
        Set<String> done =
                ops.stream().filter(o -> o.result() != Result.FAIL).map(Op::id).collect(Collectors.toSet());
        return ops.stream()
                .filter(o -> o.result() == Result.FAIL && ids.contains(o.id()) && !done.contains(o.id()))
                .map(o -> "refused but there: " + o.id())
                .toList();
    }

    /** Nothing is there twice. */
    static List<String> duplicates(List<Line> log) {
        Set<String> seen = new HashSet<>();
        return log.stream()
                .filter(l -> !l.id().isEmpty() && !seen.add(l.id()))
                .map(l -> "twice: " + l.id() + ", again as " + l.sequence())
                .toList();
    }

    /** Numbers are 1, 2, 3 and so on. */
    static List<String> gaps(List<Line> log) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).sequence() != i + 1) {
                wrong.add("gap: number " + (i + 1) + " expected, " + log.get(i).sequence() + " found");
            }
        }
        return wrong;
    }

    /** What was acknowledged before something else was begun has the smaller number. */
    static List<String> realTime(List<Op> ops) {
        List<Op> done = ops.stream().filter(Op::ok).toList();
        List<Op> begun =
                done.stream().sorted(Comparator.comparingLong(Op::invoked)).toList();
        List<Op> ended =
                done.stream().sorted(Comparator.comparingLong(Op::returned)).toList();
        List<String> wrong = new ArrayList<>();
        Op greatest = null;
        int next = 0;
        for (Op op : begun) {
            for (; next < ended.size() && ended.get(next).returned() < op.invoked(); next++) {
                Op before = ended.get(next);
                greatest = greatest == null || before.sequence() > greatest.sequence() ? before : greatest;
            }
            if (greatest != null
                    && greatest.sequence() >= op.sequence()
                    && !greatest.id().equals(op.id())) {
                wrong.add("order: " + op.id() + " got " + op.sequence() + " after " + greatest.id() + " had got "
                        + greatest.sequence());
            }
        }
        return wrong;
    }

    /** Every read saw the beginning of the log as it is now, whole. */
    static List<String> prefixes(List<Read> reads, List<Line> log) {
        return reads.stream()
                .filter(r -> r.lines().size() > log.size()
                        || !r.lines().equals(log.subList(0, r.lines().size())))
                .map(r -> "no prefix: " + r.client() + " read " + r.lines().size() + " lines on " + r.node())
                .toList();
    }

    /** No client sees less than it saw before, whichever node it asks. */
    static List<String> monotonic(List<Read> reads) {
        return perClient(reads, Read::client).values().stream()
                .flatMap(mine -> {
                    List<String> wrong = new ArrayList<>();
                    for (int i = 1; i < mine.size(); i++) {
                        if (mine.get(i).head() < mine.get(i - 1).head()) {
                            wrong.add("back in time: " + mine.get(i).client() + " saw "
                                    + mine.get(i - 1).head() + ", then on "
                                    + mine.get(i).node() + " " + mine.get(i).head());
                        }
                    }
                    return wrong.stream();
                })
                .toList();
    }

    /** A client's read shows what was acknowledged to it before. */
    static List<String> ownWrites(List<Op> ops, List<Read> reads) {
        Map<String, List<Op>> writes = perClient(ops.stream().filter(Op::ok).toList(), Op::client);
        return reads.stream()
                .flatMap(r -> writes.getOrDefault(r.client(), List.of()).stream()
                        .filter(o -> o.returned() < r.invoked() && o.sequence() > r.head())
                        .map(o -> "own write unseen: " + o.id() + " as " + o.sequence() + ", " + r.node()
                                + " showed up to " + r.head()))
                .toList();
    }

    private static Map<Long, String> byNumber(List<Line> log) {
        Map<Long, String> at = new HashMap<>();
        log.forEach(l -> at.put(l.sequence(), l.id()));
        return at;
    }

    private static <T> Map<String, List<T>> perClient(List<T> all, Function<T, String> client) {
        return all.stream().collect(Collectors.groupingBy(client));
    }
}

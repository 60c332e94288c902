package dev.muster.guarantee;

import dev.muster.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What clients saw, in the order in which they were answered. Times are the machine's monotonic clock, one for all processes. */
final class History {
    /** How it ended: done, refused, or nobody knows. */
    enum Result {
        OK,
        FAIL,
        UNKNOWN
    }

    /** Something appended under an id of its own; {@code sequence} is the answered number, 0 without one. */
    record Op(String id, String client, String node, long invoked, long returned, Result result, long sequence) {
        boolean ok() {
            return result == Result.OK;
        }
    }

    /** A read of the whole log: the ids in it by number, ascending. */
    record Read(String client, String node, long invoked, long returned, List<Line> lines) {
        long head() {
            return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).sequence();
        }
    }

    /** A line of the log: its number and the id that was appended, empty for what was no append of ours. */
    record Line(long sequence, String id) {}

    private final List<Op> ops = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();

    synchronized void add(Op op) {
        ops.add(op);
    }

    synchronized void add(Read read) {
        reads.add(read);
    }

    synchronized List<Op> ops() {
        return List.copyOf(ops);
    }

    synchronized List<Read> reads() {
        return List.copyOf(reads);
    }

    /** Runs an append, which returns its number, and records what came of it. */
    Op append(String id, String client, String node, Callable<Long> append) {
        long invoked = System.nanoTime();
        Result result = Result.UNKNOWN;
        long sequence = 0;
        try {
            sequence = append.call();
            result = Result.OK;
        } catch (Rejection e) {
            result = Result.FAIL;
        } catch (Exception e) {
            result = Result.UNKNOWN;
        }
        Op op = new Op(id, client, node, invoked, System.nanoTime(), result, sequence);
        add(op);
        return op;
    }

    /** Runs a read of the log and records it. */
    void read(String client, String node, Callable<List<Line>> read) throws Exception {
        long invoked = System.nanoTime();
        List<Line> lines = read.call();
        add(new Read(client, node, invoked, System.nanoTime(), lines));
    }
}

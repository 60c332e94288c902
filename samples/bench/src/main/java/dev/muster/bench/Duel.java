package dev.muster.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Two ways of doing the same, run in turns, first one and then the other, so that what slows the machine slows
 * both. The ratio of a pair is what counts; the median over the pairs is what is reported.
 */
final class Duel {
    /** One way; gives a figure for one turn, and throws when what it did is not right. */
    @FunctionalInterface
    interface Side {
        double turn() throws Exception;
    }

    /**
     * What came out.
     *
     * @param subject median figure of the subject
     * @param reference median figure of the reference
     * @param ratio median of the ratios of the pairs, subject to reference
     * @param pairs how many pairs were run
     */
    record Result(double subject, double reference, double ratio, int pairs) {}

    private static final int WARM = 4;

    private Duel() {}

    /** Some turns to warm up, because the virtual machine compiles for a while, then so many pairs. */
    static Result run(int pairs, Side subject, Side reference) throws Exception {
        return run(WARM, pairs, subject, reference);
    }

    /** The same with so many turns of each to warm up, for what is still being compiled after a few. */
    static Result run(int warm, int pairs, Side subject, Side reference) throws Exception {
        for (int i = 0; i < warm; i++) {
            subject.turn();
            reference.turn();
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            boolean first = i % 2 == 0;
            double one = first ? subject.turn() : reference.turn();
            double other = first ? reference.turn() : subject.turn();
            ours.add(first ? one : other);
            theirs.add(first ? other : one);
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return new Result(Stats.median(ours), Stats.median(theirs), Stats.median(ratios), pairs);
    }
}

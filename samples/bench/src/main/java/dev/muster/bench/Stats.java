package dev.muster.bench;

import java.util.Arrays;
import java.util.Collection;

/** Medians and percentiles. */
final class Stats {
    private Stats() {}

    static double median(Collection<Double> values) {
        return at(values, 0.5);
    }

    /** The value below which this part of the values lies, by the nearest rank. */
    static double at(Collection<Double> values, double part) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        if (part == 0.5 && sorted.length % 2 == 0) {
            return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        }
        return sorted[(int) Math.min(sorted.length - 1L, (long) Math.floor(part * sorted.length))];
    }
}

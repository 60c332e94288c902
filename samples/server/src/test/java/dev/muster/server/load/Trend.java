package dev.muster.server.load;

import java.util.Arrays;

/**
 * Whether a series of samples grows: a line through them by least squares, and how sure it is. A leak is a slope that
 * stands out of its own noise, and that makes more of a difference over the whole series than is put up with.
 *
 * @param slope by how much it grows from one sample to the next
 * @param noise the standard error of the slope
 * @param growth by how much the line grows from the first sample to the last
 */
record Trend(double slope, double noise, double growth) {
    /** Of at least three samples that were taken at even distances. */
    static Trend of(double[] samples) {
        int n = samples.length;
        if (n < 3) {
            throw new IllegalArgumentException("a trend needs three samples, not " + n);
        }
        double middle = (n - 1) / 2.0;
        double mean = Arrays.stream(samples).average().orElseThrow();
        double together = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            together += (i - middle) * (samples[i] - mean);
            spread += (i - middle) * (i - middle);
        }
        double slope = together / spread;
        double off = 0;
        for (int i = 0; i < n; i++) {
            double wrong = samples[i] - mean - slope * (i - middle);
            off += wrong * wrong;
        }
        return new Trend(slope, Math.sqrt(off / (n - 2) / spread), slope * (n - 1));
    }

    /** True when it grows, by three of its standard errors, and by more than this in all. */
    boolean grows(double bound) {
        return slope > 3 * noise && growth > bound;
    }
}

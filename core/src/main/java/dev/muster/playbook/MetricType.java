package dev.muster.playbook;

/** What a metric counts. */
public enum MetricType {
    /** Milliseconds. */
    DURATION,
    /** Hundredths of a currency. */
    CURRENCY,
    /** Whole things. */
    COUNT
}

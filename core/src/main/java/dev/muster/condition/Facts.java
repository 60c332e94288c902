package dev.muster.condition;

import java.util.List;

/** What conditions are asked about. Must not change while one is asked. */
@FunctionalInterface
public interface Facts {
    /**
     * What is so of a subject; {@link Fact#UNKNOWN} of one that there is not.
     *
     * @param subject such as {@code severity} or {@code property:impact}
     */
    Fact of(String subject);

    /** How the values of a subject compare. */
    enum Sort {
        /** Without regard to case. */
        TEXT,
        /** Exactly: ids, and words of the system. */
        CHOICE,
        /** As decimal numbers. */
        NUMBER,
        /** As days and instants; a day is its beginning in UTC. */
        TIME,
        /** Not at all. */
        UNKNOWN
    }

    /**
     * The values of a subject.
     *
     * @param sort how they compare
     * @param values none for no value
     */
    record Fact(Sort sort, List<String> values) {
        /** Of a subject that there is not. */
        public static final Fact UNKNOWN = new Fact(Sort.UNKNOWN, List.of());

        /** One word of the system. */
        public static Fact choice(String value) {
            return new Fact(Sort.CHOICE, List.of(value));
        }

        /** One whole number. */
        public static Fact number(long value) {
            return new Fact(Sort.NUMBER, List.of(Long.toString(value)));
        }
    }
}

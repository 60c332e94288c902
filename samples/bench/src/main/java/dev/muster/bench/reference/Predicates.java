package dev.muster.bench.reference;

import dev.muster.condition.Facts;
import java.math.BigDecimal;
import java.util.List;

/** Conditions as somebody would write them in Java, over the same facts. */
public final class Predicates {
    private Predicates() {}

    /** One of the five shapes; {@code number} makes it one of many. */
    public static boolean holds(int number, Facts facts) {
        return switch (number % 5) {
            case 0 -> has(facts, "severity", "SEV1") || has(facts, "severity", "SEV2");
            case 1 -> has(facts, "status", "mitigated") && !has(facts, "severity", "SEV4");
            case 2 -> decimal(facts, "property:customers").compareTo(BigDecimal.valueOf(number)) > 0;
            case 3 ->
                Long.parseLong(facts.of("elapsed").values().get(0)) > number * 60L
                        || has(facts, "property:region", "eu-" + number);
            default ->
                (has(facts, "property:region", "eu-4") || has(facts, "property:region", "us-1"))
                        && !facts.of("property:customers").values().isEmpty()
                        && (has(facts, "task:t" + number, "done") || has(facts, "task:t" + number, "skipped"));
        };
    }

    private static boolean has(Facts facts, String subject, String value) {
        List<String> values = facts.of(subject).values();
        for (String one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal decimal(Facts facts, String subject) {
        return new BigDecimal(facts.of(subject).values().get(0));
    }
}

package dev.muster.bench;

import dev.muster.bench.reference.Predicates;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Has;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.More;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.condition.Facts;
import dev.muster.condition.Facts.Fact;
import dev.muster.condition.Facts.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Evaluating 1,000 conditions of five shapes, against the same in Java, over the same facts in memory. */
final class Conditions {
    private static final int CONDITIONS = 1_000;
    private final long turnNanos;
    private final int pairs;
    private final List<Condition> conditions =
            IntStream.range(0, CONDITIONS).mapToObj(Conditions::condition).toList();
    private final List<Facts> worlds =
            IntStream.range(0, 16).mapToObj(Conditions::world).toList();
    private long sink;

    Conditions(long turnNanos, int pairs) {
        this.turnNanos = turnNanos;
        this.pairs = pairs;
    }

    void run(Report report) throws Exception {
        for (Facts facts : worlds) {
            for (int i = 0; i < CONDITIONS; i++) {
                if (conditions.get(i).holds(facts) != Predicates.holds(i, facts)) {
                    throw new IllegalStateException("condition " + i + " is not what is written in Java");
                }
            }
        }
        Duel.Result result = Duel.run(
                pairs,
                () -> micros(f -> {
                    int so = 0;
                    for (Condition condition : conditions) {
                        so += condition.holds(f) ? 1 : 0;
                    }
                    return so;
                }),
                () -> micros(f -> {
                    int so = 0;
                    for (int i = 0; i < CONDITIONS; i++) {
                        so += Predicates.holds(i, f) ? 1 : 0;
                    }
                    return so;
                }));
        report.bar(
                "evaluating 1,000 conditions",
                result.ratio(),
                false,
                20,
                Report.number(result.subject()) + " µs to " + Report.number(result.reference())
                        + " µs, five shapes of one to eight parts (checksum " + sink % 1_000 + ")");
    }

    /** Counts how many hold. */
    @FunctionalInterface
    private interface Round {
        int over(Facts facts);
    }

    /** Microseconds for all conditions once, averaged over a turn. */
    private double micros(Round round) {
        long began = System.nanoTime();
        long rounds = 0;
        while (System.nanoTime() - began < turnNanos) {
            sink += round.over(worlds.get((int) (rounds++ % worlds.size())));
        }
        return (System.nanoTime() - began) / 1e3 / rounds;
    }

    private static Condition is(String subject, String... values) {
        return new Is(new Test(subject, List.of(values)));
    }

    private static Condition more(String subject, long than) {
        return new More(new Test(subject, List.of(Long.toString(than))));
    }

    private static Condition condition(int number) {
        return switch (number % 5) {
            case 0 -> is("severity", "SEV1", "SEV2");
            case 1 -> new All(List.of(is("status", "mitigated"), new Not(is("severity", "SEV4"))));
            case 2 -> more("property:customers", number);
            case 3 -> new Any(List.of(more("elapsed", number * 60L), is("property:region", "eu-" + number)));
            default ->
                new All(List.of(
                        new Any(List.of(is("property:region", "eu-4"), is("property:region", "us-1"))),
                        new Has(new Test("property:customers", List.of())),
                        new Any(List.of(is("task:t" + number, "done"), is("task:t" + number, "skipped")))));
        };
    }

    private static Facts world(int number) {
        Map<String, Fact> known = new HashMap<>();
        known.put("severity", Fact.choice("SEV" + (1 + number % 4)));
        known.put("status", Fact.choice(number % 3 == 0 ? "mitigated" : "open"));
        known.put("elapsed", Fact.number(number * 3_000L));
        known.put("property:customers", Fact.number(number * 60L));
        known.put("property:region", new Fact(Sort.CHOICE, List.of("eu-" + number, "us-" + number % 2)));
        for (int i = 4; i < CONDITIONS; i += 5) {
            known.put("task:t" + i, Fact.choice(i % 2 == 0 ? "done" : "open"));
        }
        return subject -> known.getOrDefault(subject, Fact.UNKNOWN);
    }
}

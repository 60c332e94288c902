package dev.muster.condition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition as data. In JSON it is an object with one key: {@code {"all": [...]}}, {@code {"any": [...]}},
 * {@code {"not": {...}}}, {@code {"is": {"subject": "severity", "values": ["SEV1"]}}}, and {@code has}, {@code less} and
 * {@code more} in the same way. Evaluating one always ends, never throws, and costs no more than its size.
 */
public sealed interface Condition {
    /** How deep and how large one may be. */
    int DEEPEST = 8;

    /** How many parts one may have. */
    int MOST_PARTS = 100;

    /** True when all of them are; of none, true. */
    record All(List<Condition> all) implements Condition {}

    /** True when one of them is; of none, false. */
    record Any(List<Condition> any) implements Condition {}

    /** True when the other is not. */
    record Not(Condition not) implements Condition {}

    /** True when the subject has one of these values; with no values, when it has none itself. */
    record Is(Test is) implements Condition {}

    /** True when the subject has any value at all. */
    record Has(Test has) implements Condition {}

    /** True when a value of the subject is less than the one given; numbers and times alone. */
    record Less(Test less) implements Condition {}

    /** True when a value of the subject is more than the one given; numbers and times alone. */
    record More(Test more) implements Condition {}

    /**
     * A look at one subject.
     *
     * @param subject which: {@code severity}, {@code status}, {@code type}, {@code elapsed} (whole seconds since the
     *     declaration), {@code property:ID}, {@code task:ID} (its state), {@code label:NAME}; a rule adds
     *     {@code event:...}
     * @param values to compare with
     */
    record Test(String subject, List<String> values) {
        /** Missing values are none. */
        public Test {
            values = values == null ? List.of() : values;
        }
    }

    /**
     * One out of its JSON form.
     *
     * @throws IllegalArgumentException unless it has just one of the keys
     */
    @JsonCreator
    static Condition of(
            @JsonProperty("all") @Nullable List<Condition> all,
            @JsonProperty("any") @Nullable List<Condition> any,
            @JsonProperty("not") @Nullable Condition not,
            @JsonProperty("is") @Nullable Test is,
            @JsonProperty("has") @Nullable Test has,
            @JsonProperty("less") @Nullable Test less,
            @JsonProperty("more") @Nullable Test more) {
        List<Condition> found = new ArrayList<>();
        add(found, all, All::new);
        add(found, any, Any::new);
        add(found, not, Not::new);
        add(found, is, Is::new);
        add(found, has, Has::new);
        add(found, less, Less::new);
        add(found, more, More::new);
        if (found.size() != 1) {
            throw new IllegalArgumentException("a condition has one of all, any, not, is, has, less and more");
        }
        return found.get(0);
    }

    private static <T> void add(List<Condition> found, @Nullable T part, Function<T, Condition> make) {
        if (part != null) {
            found.add(make.apply(part));
        }
    }

    /** Whether it is so. */
    default boolean holds(Facts facts) {
        return Evaluation.holds(this, facts);
    }

    /** Every subject that it looks at, in the order in which it names them. */
    default Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        parts().forEach(p -> {
            Test test = test(p);
            if (test != null) {
                subjects.add(test.subject());
            }
        });
        return subjects;
    }

    /** It and everything in it. */
    private List<Condition> parts() {
        List<Condition> parts = new ArrayList<>(List.of(this));
        for (int i = 0; i < parts.size(); i++) {
            parts.addAll(below(parts.get(i)));
        }
        return parts;
    }

    private static List<Condition> below(Condition condition) {
        if (condition instanceof All all) {
            return all.all();
        }
        if (condition instanceof Any any) {
            return any.any();
        }
        return condition instanceof Not not ? List.of(not.not()) : List.of();
    }

    /** What it tests itself; null for what only joins others. */
    static @Nullable Test test(Condition condition) {
        if (condition instanceof Is is) {
            return is.is();
        }
        if (condition instanceof Has has) {
            return has.has();
        }
        if (condition instanceof Less less) {
            return less.less();
        }
        return condition instanceof More more ? more.more() : null;
    }

    /**
     * The same, if it is within bounds.
     *
     * @param path where it stands, to be named in a rejection
     * @throws Rejection when it is too deep or too large, or a part of it cannot be
     */
    default Condition checked(String path) {
        int[] left = {MOST_PARTS};
        check(path, this, DEEPEST, left);
        return this;
    }

    private static void check(String path, @Nullable Condition condition, int deeper, int[] left) {
        Condition there = Limits.present(path, condition);
        if (deeper == 0 || --left[0] < 0) {
            throw Rejection.invalid(
                    path, "a condition has at most " + DEEPEST + " levels and " + MOST_PARTS + " parts; split it");
        }
        List<Condition> below = below(there);
        for (int i = 0; i < below.size(); i++) {
            check(path + "[" + i + "]", below.get(i), deeper - 1, left);
        }
        Test test = test(there);
        if (test != null) {
            Limits.required(path + ".subject", test.subject(), 200);
            Limits.atMost(path + ".values", test.values(), 100);
            test.values().forEach(v -> Limits.optional(path + ".values", v, 2_000));
            if (there instanceof Less || there instanceof More) {
                Limits.within(path + ".values", test.values().size(), 1, 1);
            }
        }
    }
}

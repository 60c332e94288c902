package dev.muster.condition;

import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Has;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Less;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.condition.Facts.Fact;
import dev.muster.condition.Facts.Sort;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The one evaluator of conditions. Total: whatever cannot be compared is simply not so. */
final class Evaluation {
    private Evaluation() {}

    static boolean holds(Condition condition, Facts facts) {
        if (condition instanceof All all) {
            return all.all().stream().allMatch(c -> holds(c, facts));
        }
        if (condition instanceof Any any) {
            return any.any().stream().anyMatch(c -> holds(c, facts));
        }
        if (condition instanceof Not not) {
            return !holds(not.not(), facts);
        }
        if (condition instanceof Is is) {
            return is(is.is(), facts.of(is.is().subject()));
        }
        if (condition instanceof Has has) {
            return !facts.of(has.has().subject()).values().isEmpty();
        }
        Test test = Condition.test(condition);
        IntPredicate wanted = condition instanceof Less ? c -> c < 0 : c -> c > 0;
        return test != null && ordered(test, facts.of(test.subject()), wanted);
    }

    private static boolean is(Test test, Fact fact) {
        if (fact.sort() == Sort.UNKNOWN) {
            return false;
        }
        if (test.values().isEmpty()) {
            return fact.values().isEmpty();
        }
        return fact.values().stream()
                .anyMatch(value -> test.values().stream().anyMatch(wanted -> same(fact.sort(), value, wanted)));
    }

    private static boolean same(Sort sort, String value, String wanted) {
        return switch (sort) {
            case TEXT -> value.strip().equalsIgnoreCase(wanted.strip());
            case NUMBER, TIME ->
                compared(sort, value, wanted).filter(c -> c == 0).isPresent();
            default -> value.equals(wanted);
        };
    }

    private static boolean ordered(Test test, Fact fact, IntPredicate wanted) {
        return test.values().size() == 1
                && fact.values().stream().anyMatch(value -> compared(
                                fact.sort(), value, test.values().get(0))
                        .filter(wanted::test)
                        .isPresent());
    }

    private static Optional<Integer> compared(Sort sort, String one, String other) {
        return switch (sort) {
            case NUMBER -> compared(number(one), number(other));
            case TIME -> compared(time(one), time(other));
            default -> Optional.empty();
        };
    }

    private static <T extends Comparable<T>> Optional<Integer> compared(@Nullable T one, @Nullable T other) {
        return one == null || other == null ? Optional.empty() : Optional.of(one.compareTo(other));
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 60 ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package dev.muster.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When conditions turn by nothing but time: at whole seconds that their comparisons with {@code elapsed} name. */
public final class ElapsedTimes {
    /** What is so of the whole seconds that have gone by. */
    public static final String SUBJECT = "elapsed";

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(3_660).toSeconds());

    private static final int DIGITS = 30;

    private ElapsedTimes() {}

    /**
     * When one of these conditions can turn next; empty for never.
     *
     * @param from since when time goes by
     * @param now behind when
     */
    public static Optional<Instant> next(Stream<Condition> conditions, Instant from, Instant now) {
        long gone = Duration.between(from, now).toSeconds();
        return conditions
                .flatMap(ElapsedTimes::tests)
                .filter(t -> t.subject().equals(SUBJECT))
                .flatMap(t -> t.values().stream())
                .flatMap(ElapsedTimes::seconds)
                .filter(s -> s > gone)
                .min(Long::compare)
                .map(from::plusSeconds);
    }

    /** The whole seconds at which a comparison with this number changes its outcome. */
    private static Stream<Long> seconds(String number) {
        try {
            BigDecimal value = new BigDecimal(number.strip());
            boolean far = number.length() > DIGITS || Math.abs((long) value.scale()) > DIGITS;
            return far || value.signum() < 0 || value.compareTo(LONGEST) > 0
                    ? Stream.empty()
                    : Stream.of(
                            value.setScale(0, RoundingMode.CEILING).longValueExact(),
                            value.setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
        } catch (NumberFormatException e) {
            return Stream.empty();
        }
    }

    private static Stream<Condition.Test> tests(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.all().stream().flatMap(ElapsedTimes::tests);
        }
        if (condition instanceof Condition.Any any) {
            return any.any().stream().flatMap(ElapsedTimes::tests);
        }
        if (condition instanceof Condition.Not not) {
            return tests(not.not());
        }
        return Stream.ofNullable(Condition.test(condition));
    }
}

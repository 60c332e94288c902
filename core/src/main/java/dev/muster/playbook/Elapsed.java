package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.incident.Incident;
import dev.muster.playbook.TaskCommands.CheckElapsed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions over elapsed time: one durable job per channel, at the next second at which one of them can turn, as long
 * as there is one.
 */
final class Elapsed {
    private static final String SUBJECT = "elapsed";
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(3_660).toSeconds());

    private static final int DIGITS = 30;

    private Elapsed() {}

    /** The job that was scheduled is due. */
    static Decision check(CheckElapsed command, State state, Context context) {
        return Following.current(state, command.channel()) ? again(command.channel(), state, context) : new Decision();
    }

    /** Looks now, and has somebody look again. */
    static Decision again(ChannelId channel, State state, Context context) {
        List<TaskCondition> conditions = TaskCondition.about(state, channel, SUBJECT);
        if (conditions.isEmpty()) {
            return new Decision();
        }
        Decision decision =
                new Following(channel, state, context).subject(SUBJECT).decision();
        schedule(decision, channel, conditions, state, context);
        return decision;
    }

    /** Has somebody look when one of these conditions can turn next. */
    static void schedule(
            Decision decision, ChannelId channel, List<TaskCondition> conditions, State state, Context context) {
        Optional<Incident> incident = state.get(Incident.KIND, channel.value());
        if (incident.isEmpty()) {
            return;
        }
        Instant from = incident.get().declaredAt();
        long gone = Duration.between(from, context.now()).toSeconds();
        conditions.stream()
                .flatMap(c -> tests(c.when()).stream())
                .filter(t -> t.subject().equals(SUBJECT))
                .flatMap(t -> t.values().stream())
                .flatMap(Elapsed::seconds)
                .filter(s -> s > gone)
                .min(Long::compare)
                .ifPresent(s -> decision.schedule(
                        "task.elapsed/" + channel.value(), from.plusSeconds(s), new CheckElapsed(channel)));
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

    private static List<Condition.Test> tests(Condition condition) {
        List<Condition.Test> tests = new ArrayList<>();
        Subjects.each(condition, test -> {
            tests.add(test);
            return test;
        });
        return tests;
    }
}

package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.condition.ElapsedTimes;
import dev.muster.incident.Incident;
import dev.muster.playbook.TaskCommands.CheckElapsed;
import java.util.List;
import java.util.Optional;

/**
 * Conditions over elapsed time: one durable job per channel, at the next second at which one of them can turn, as long
 * as there is one.
 */
final class Elapsed {
    private Elapsed() {}

    /** The job that was scheduled is due. */
    static Decision check(CheckElapsed command, State state, Context context) {
        return Following.current(state, command.channel()) ? again(command.channel(), state, context) : new Decision();
    }

    /** Looks now, and has somebody look again. */
    static Decision again(ChannelId channel, State state, Context context) {
        List<TaskCondition> conditions = TaskCondition.about(state, channel, ElapsedTimes.SUBJECT);
        if (conditions.isEmpty()) {
            return new Decision();
        }
        Decision decision = new Following(channel, state, context)
                .subject(ElapsedTimes.SUBJECT)
                .decision();
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
        ElapsedTimes.next(
                        conditions.stream().map(TaskCondition::when),
                        incident.get().declaredAt(),
                        context.now())
                .ifPresent(at -> decision.schedule("task.elapsed/" + channel.value(), at, new CheckElapsed(channel)));
    }
}

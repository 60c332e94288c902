package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.State;
import dev.muster.condition.Facts;
import dev.muster.incident.IncidentFacts;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.Set;

/**
 * What is so of an incident and of its tasks: to {@link IncidentFacts} it adds {@code task:ID}, by the id of a task
 * here or by what its playbook calls it.
 *
 * @param state where it is read
 * @param channel whose tasks
 * @param now the moment at which it is asked
 * @param coming ids of tasks that are about to be added: they are open
 */
public record TaskFacts(State state, ChannelId channel, Instant now, Set<String> coming) implements Facts {
    /** Of the tasks that there are. */
    public TaskFacts(State state, ChannelId channel, Instant now) {
        this(state, channel, now, Set.of());
    }

    @Override
    public Fact of(String subject) {
        if (!subject.startsWith(Task.SUBJECT)) {
            return new IncidentFacts(state, IncidentId.of(channel), now).of(subject);
        }
        String id = subject.substring(Task.SUBJECT.length());
        if (coming.contains(id)) {
            return Fact.choice(TaskState.OPEN.word());
        }
        return state.get(Task.KIND, Task.id(channel, id))
                .or(() -> Tasks.in(state, channel).stream()
                        .filter(t -> id.equals(t.plan()))
                        .findFirst())
                .map(t -> Fact.choice(t.state().word()))
                .orElse(Fact.UNKNOWN);
    }
}

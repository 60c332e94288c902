package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.TaskCommands.NoticeSilence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens when the owner of a task is silent: the backup becomes owner, on the record. One durable job per
 * task, of a fixed id, replaced or cancelled in the transaction that changes the task:
 *
 * <ol>
 *   <li>silence counts from when the task was given, for as long as the playbook says, else until it is due;
 *   <li>any act of the owner, or an acknowledgement, ends it; so does finishing the task, by whomever;
 *   <li>giving the task to someone else begins anew;
 *   <li>nobody is silent about a task that is hidden or waits for another: silence counts from when it can be done;
 *   <li>without a backup, or when the backup has left the channel, the owner and the commander are told.
 * </ol>
 */
final class Silence {
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private Silence() {}

    static Decision notice(NoticeSilence command, State state, Context context) {
        Task before = state.get(Task.KIND, Task.id(command.channel(), command.task()))
                .filter(t -> command.due().equals(t.escalatesAt()) && live(t, state))
                .orElse(null);
        if (before == null) {
            return new Decision();
        }
        PersonId backup = before.backup();
        boolean promoted = backup != null
                && state.get(Member.KIND, Member.id(command.channel(), backup)).isPresent();
        TaskChange change = promoted ? before.change().promote() : before.change();
        Task after = change.escalated().task();
        Decision decision = new Decision();
        Tasks.change(decision, before, after, state);
        return decision.append(
                command.channel().journal(context.workspace()),
                new TaskEscalated(
                        after,
                        before.ownerName(),
                        promoted ? after.ownerName() : null,
                        promoted ? List.of(backup) : told(before, state)));
    }

    /** True while somebody ought to work on it. */
    private static boolean live(Task task, State state) {
        String id = task.channel().value();
        boolean archived = state.get(Channel.KIND, id).map(Channel::archived).orElse(true);
        boolean over = state.get(Incident.KIND, id).map(i -> !i.status().open()).orElse(false);
        return !archived && !over;
    }

    private static List<PersonId> told(Task task, State state) {
        Optional<PersonId> commander = Role.in(state, IncidentId.of(task.channel()), Role.COMMANDER)
                .flatMap(r -> Optional.ofNullable(r.primary()));
        return Stream.concat(Stream.ofNullable(task.owner()), commander.stream())
                .distinct()
                .toList();
    }

    /** An incident that goes on after it was over: what would have been noticed in between counts from now. */
    static Decision goOn(EntryId at, StatusChanged event, State state, Context context) {
        Decision decision = new Decision();
        if (event.from().open() || !event.to().open()) {
            return decision;
        }
        for (Task task : Tasks.in(state, new ChannelId(at.journal().id()))) {
            Instant said = task.escalatesAt();
            if (said != null && said.isBefore(context.now())) {
                Duration patience = task.escalateAfterSeconds() == null
                        ? PATIENCE
                        : Duration.ofSeconds(task.escalateAfterSeconds());
                Tasks.watch(decision, task, said, context.now().plus(patience));
            }
        }
        return decision;
    }
}

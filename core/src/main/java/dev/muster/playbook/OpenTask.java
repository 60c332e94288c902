package dev.muster.playbook;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a task waits for somebody or for a time: what everyone's work is listed by, over all channels at once, without
 * reading what nobody has to do any more. There is one for each task to be done that has an owner, a group, a backup or a time, as
 * long as its incident, if it is of one, is not over.
 *
 * @param channel whose task it is
 * @param task which
 * @param owner who does it; null for nobody
 * @param backup who does it when the owner is silent; null for nobody
 * @param due until when; null for no time
 * @param incident true when it is an incident's
 * @param group the group whose members can take it, while nobody has it; null for none
 */
public record OpenTask(
        ChannelId channel,
        String task,
        @Nullable PersonId owner,
        @Nullable PersonId backup,
        @Nullable Instant due,
        boolean incident,
        @Nullable GroupId group) {
    /** Found by person, and among the tasks of incidents that have a time; what is due first comes first. */
    public static final Kind<OpenTask> KIND = new Kind<>(
            "playbook.open-task",
            OpenTask.class,
            t -> Task.id(t.channel(), t.task()),
            OpenTask::terms,
            t -> t.due() == null ? Long.MAX_VALUE : t.due().toEpochMilli());

    /** The term of those of incidents that have a time. */
    public static final Term TIMED = Term.of("timed", true);

    /** The id of the document of the task that this is about. */
    public String id() {
        return Task.id(channel, task);
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>();
        if (owner != null) {
            terms.add(Term.of("person", owner));
        }
        if (backup != null) {
            terms.add(Term.of("person", backup));
        }
        if (group != null) {
            terms.add(Term.of("group", group));
        }
        if (incident && due != null) {
            terms.add(TIMED);
        }
        return terms;
    }

    private static boolean waits(Task task) {
        return task.pending()
                && (task.owner() != null || task.backup() != null || task.due() != null || task.ownerGroup() != null);
    }

    private static OpenTask of(Task task, boolean incident) {
        return new OpenTask(
                task.channel(),
                task.id(),
                task.owner(),
                task.backup(),
                task.due(),
                incident,
                task.owner() == null ? task.ownerGroup() : null);
    }

    /** Makes it fit a task that came or changed. */
    static void keep(Decision decision, @Nullable Task before, Task after, State state) {
        Incident incident = state.get(Incident.KIND, after.channel().value()).orElse(null);
        if (waits(after) && (incident == null || incident.status().open())) {
            decision.put(KIND, of(after, incident != null));
        } else if (before != null && waits(before)) {
            decision.remove(KIND, Task.id(after.channel(), after.id()));
        }
    }

    /** The tasks of an incident that is over wait for nobody, until it goes on. */
    static Decision follow(EntryId at, StatusChanged event, State state, Context context) {
        Decision decision = new Decision();
        if (event.from().open() == event.to().open()) {
            return decision;
        }
        for (Task task : Tasks.in(state, new ChannelId(at.journal().id()))) {
            if (waits(task) && event.to().open()) {
                decision.put(KIND, of(task, true));
            } else if (waits(task)) {
                decision.remove(KIND, Task.id(task.channel(), task.id()));
            }
        }
        return decision;
    }
}

package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Progress;
import dev.muster.playbook.TaskCommands.NoticeSilence;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of a channel: how rooms above read them, and the one way in which this room writes them. */
public final class Tasks {
    private Tasks() {}

    /** The tasks of a channel, in their order. */
    public static List<Task> in(State state, ChannelId channel) {
        return state.find(Task.KIND, Term.of("channel", channel));
    }

    /** How many of these are done or skipped; what is hidden counts for nothing. */
    public static int finished(List<Task> tasks) {
        return (int) tasks.stream().filter(t -> t.shown() && !t.state().live()).count();
    }

    /** How many of these are shown. */
    public static int shown(List<Task> tasks) {
        return (int) tasks.stream().filter(Task::shown).count();
    }

    /**
     * Writes new tasks of one channel: the documents, the jobs that notice silence, and the incident's progress. The
     * event is the caller's.
     */
    static void add(Decision decision, List<Task> tasks, State state) {
        tasks.forEach(task -> put(decision, null, task, state));
        if (!tasks.isEmpty()) {
            count(decision, tasks.get(0).channel(), finished(tasks), shown(tasks), state);
        }
    }

    /** Writes a task that changed. */
    static void change(Decision decision, Task before, Task after, State state) {
        change(decision, List.of(before), List.of(after), state);
    }

    /** Writes tasks of one channel that changed; both lists are in the same order. */
    static void change(Decision decision, List<Task> before, List<Task> after, State state) {
        for (int i = 0; i < after.size(); i++) {
            put(decision, before.get(i), after.get(i), state);
        }
        int finished = finished(after) - finished(before);
        int more = shown(after) - shown(before);
        if (finished != 0 || more != 0) {
            count(decision, after.get(0).channel(), finished, more, state);
        }
    }

    /** Has silence noticed when the task says, and not when it does not. */
    private static void watch(Decision decision, @Nullable Task before, Task after) {
        Instant now = after.escalatesAt();
        Instant then = before == null ? null : before.escalatesAt();
        if (now == null) {
            if (then != null) {
                decision.cancel(job(after));
            }
        } else if (!now.equals(then)) {
            watch(decision, after, now, now);
        }
    }

    /** Has silence noticed at a time, if the task still says then what it says now. */
    static void watch(Decision decision, Task task, Instant said, Instant at) {
        decision.schedule(job(task), at, new NoticeSilence(task.channel(), task.id(), said));
    }

    private static String job(Task task) {
        return "task.silent/" + Task.id(task.channel(), task.id());
    }

    private static void put(Decision decision, @Nullable Task before, Task after, State state) {
        decision.put(Task.KIND, after);
        OpenTask.keep(decision, before, after, state);
        watch(decision, before, after);
    }

    private static void count(Decision decision, ChannelId channel, int finished, int more, State state) {
        if (state.get(Incident.KIND, channel.value()).isPresent()) {
            IncidentId incident = IncidentId.of(channel);
            Progress before = state.get(Progress.KIND, channel.value()).orElse(new Progress(incident, 0, 0));
            decision.put(
                    Progress.KIND, new Progress(incident, before.tasksDone() + finished, before.tasksTotal() + more));
        }
    }
}

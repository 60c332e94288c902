package dev.muster.playbook;

import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Status;
import dev.muster.journal.EntryId;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One run of a playbook as its figures need it. Names no people and no texts, so figures can be shown to those who may
 * not read the incident.
 *
 * @param incident the incident that was opened by it
 * @param playbook which playbook
 * @param version which version of it
 * @param declaredAt when it began
 * @param resolvedAt when it was last over; null while it is open
 * @param skipped ids of the tasks that are skipped
 * @param late ids of the tasks that were finished behind their time
 * @param metrics what was measured, by the metric's id
 */
record PlaybookRun(
        IncidentId incident,
        String playbook,
        int version,
        Instant declaredAt,
        @Nullable Instant resolvedAt,
        Set<String> skipped,
        Set<String> late,
        Map<String, Long> metrics) {
    /** How runs are kept: found by playbook, in the order in which they began. */
    static final Kind<PlaybookRun> KIND = new Kind<>(
            "playbook.run",
            PlaybookRun.class,
            r -> r.incident().value(),
            r -> Set.of(Term.of("playbook", r.playbook())),
            r -> r.declaredAt().toEpochMilli());

    /** Exercises are no runs: figures are of what was real. */
    static void begin(Decision decision, IncidentDeclared event, IncidentId incident, Context context) {
        if (event.exercise()) {
            return;
        }
        decision.put(
                KIND,
                new PlaybookRun(
                        incident,
                        Objects.requireNonNull(event.playbook(), "an opening has a playbook"),
                        event.playbookVersion(),
                        context.now(),
                        null,
                        Set.of(),
                        Set.of(),
                        Map.of()));
    }

    /** The same, over or not. */
    private PlaybookRun over(@Nullable Instant at) {
        return new PlaybookRun(incident, playbook, version, declaredAt, at, skipped, late, metrics);
    }

    /** The same with other tasks. */
    private PlaybookRun counted(Set<String> nowSkipped, Set<String> nowLate) {
        return new PlaybookRun(incident, playbook, version, declaredAt, resolvedAt, nowSkipped, nowLate, metrics);
    }

    /** The same with a figure of a metric; null takes it away. */
    PlaybookRun measured(String metric, @Nullable Long value) {
        Map<String, Long> now = new TreeMap<>(metrics);
        if (value == null) {
            now.remove(metric);
        } else {
            now.put(metric, value);
        }
        return new PlaybookRun(incident, playbook, version, declaredAt, resolvedAt, skipped, late, now);
    }

    /** Notes when a run is over, and when it is not any more. */
    static Decision follow(EntryId at, StatusChanged event, State state, Context context) {
        Decision decision = new Decision();
        state.get(KIND, at.journal().id()).ifPresent(run -> {
            boolean open = event.to().open();
            if (event.to() == Status.RESOLVED) {
                decision.put(KIND, run.over(context.now()));
            } else if (open && run.resolvedAt() != null) {
                decision.put(KIND, run.over(null));
            }
        });
        return decision;
    }

    /** Notes tasks that were skipped or late. Nothing is read for one that was done in time. */
    static Decision follow(EntryId at, TaskChanged event, State state, Context context) {
        Decision decision = new Decision();
        Task task = event.task();
        Instant due = task.due();
        boolean isLate =
                task.state() == TaskState.DONE && due != null && context.now().isAfter(due);
        boolean isSkipped = task.state() == TaskState.SKIPPED;
        boolean reopened = task.state().live() && TaskState.DONE.word().equals(event.from());
        boolean again = task.state().live() && TaskState.SKIPPED.word().equals(event.from());
        if (event.what() != What.STATE || !(isLate || isSkipped || reopened || again)) {
            return decision;
        }
        state.get(KIND, at.journal().id()).ifPresent(run -> {
            Set<String> skipped = with(run.skipped(), task.id(), isSkipped);
            Set<String> late = with(run.late(), task.id(), isLate);
            if (!skipped.equals(run.skipped()) || !late.equals(run.late())) {
                decision.put(KIND, run.counted(skipped, late));
            }
        });
        return decision;
    }

    private static Set<String> with(Set<String> ids, String id, boolean in) {
        Set<String> now = new TreeSet<>(ids);
        if (in) {
            now.add(id);
        } else {
            now.remove(id);
        }
        return now;
    }
}

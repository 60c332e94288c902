package dev.muster.exercise;

import dev.muster.access.PersonId;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.exercise.ExerciseEvent.ExerciseNoted;
import dev.muster.exercise.ExerciseEvent.InjectAnswered;
import dev.muster.exercise.ExerciseEvent.InjectPosted;
import dev.muster.exercise.ExerciseViews.NoteView;
import dev.muster.exercise.ExerciseViews.ScoreLine;
import dev.muster.incident.IncidentEvent.Decided;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.Role;
import dev.muster.incident.Status;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.playbook.ExercisePlan.Act;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.TaskState;
import dev.muster.storage.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How what happened compares with what was expected: one pass over the journal, which nobody can change. Nothing is kept
 * of it, so that real incidents pay nothing for exercises.
 */
final class Score {
    private static final int PAGE = 1_000;
    private static final int MOST = 20_000;
    private static final int MOST_NOTES = 500;
    private final @Nullable PersonId conductor;
    private final Map<Act, Happened> acts = new EnumMap<>(Act.class);
    private final Map<String, Happened> roles = new HashMap<>();
    private final Map<String, Happened> tasks = new HashMap<>();
    private final Map<String, Happened> posted = new HashMap<>();
    private final Map<String, Happened> answered = new HashMap<>();
    private final List<NoteView> notes = new ArrayList<>();
    private boolean whole = true;

    private record Happened(long entry, Instant at) {}

    private Score(@Nullable PersonId conductor) {
        this.conductor = conductor;
    }

    /** Reads the journal of an exercise. */
    static Score of(Exercise exercise, State state, Context context) {
        Score score = new Score(exercise.conductor());
        JournalId journal = exercise.incident().journal(context.workspace());
        long last = 0;
        while (true) {
            List<Entry> page = state.stored().range(Range.after(journal, last, PAGE));
            page.forEach(e -> context.events().event(e).ifPresent(event -> score.take(e, event)));
            if (page.size() < PAGE) {
                return score;
            }
            last = page.get(page.size() - 1).sequence();
            if (last >= MOST) {
                score.whole = false;
                return score;
            }
        }
    }

    List<NoteView> notes() {
        return List.copyOf(notes);
    }

    boolean whole() {
        return whole;
    }

    private void take(Entry entry, Event event) {
        Happened now = new Happened(entry.sequence(), entry.time());
        if (event instanceof RoleAssigned role) {
            role(role, now);
        } else if (event instanceof SeverityChanged) {
            acts.putIfAbsent(Act.SEVERITY_SET, now);
        } else if (event instanceof UpdatePublished) {
            acts.putIfAbsent(Act.UPDATE_PUBLISHED, now);
        } else if (event instanceof Decided) {
            acts.putIfAbsent(Act.DECISION_RECORDED, now);
        } else if (event instanceof StatusChanged status) {
            status(status.to(), now);
        } else if (event instanceof TaskChanged task) {
            String plan = task.task().plan();
            if (plan != null && task.task().state() == TaskState.DONE) {
                tasks.putIfAbsent(plan, now);
            }
        } else if (event instanceof InjectPosted inject) {
            posted.putIfAbsent(inject.inject(), now);
        } else if (event instanceof InjectAnswered inject) {
            answered.putIfAbsent(inject.inject(), now);
        } else if (event instanceof ExerciseNoted note && notes.size() < MOST_NOTES) {
            notes.add(new NoteView(entry.sequence(), note.text(), entry.actor(), entry.time()));
        }
    }

    /** Who conducts does not play: that they hold a role because they declared it is no act of those who do. */
    private void role(RoleAssigned role, Happened now) {
        if (role.primary() == null || role.primary().equals(conductor)) {
            return;
        }
        roles.putIfAbsent(role.role(), now);
        if (role.role().equals(Role.COMMANDER)) {
            acts.putIfAbsent(Act.COMMANDER_NAMED, now);
        }
    }

    private void status(Status to, Happened now) {
        boolean resolved = !to.open();
        if (resolved || to == Status.MITIGATED) {
            acts.putIfAbsent(Act.MITIGATED, now);
        }
        if (resolved) {
            acts.putIfAbsent(Act.RESOLVED, now);
        }
    }

    /** One line of the sheet. */
    ScoreLine line(ExpectedPlan plan, Exercise exercise, @Nullable Mark mark, Instant now) {
        Happened from =
                plan.act() == Act.INJECT_ANSWERED ? posted.get(plan.of()) : new Happened(0, exercise.startedAt());
        Instant by = from == null ? null : from.at().plusSeconds(plan.withinSeconds());
        Happened did = did(plan);
        return new ScoreLine(
                plan.id(),
                plan.title(),
                plan.act(),
                plan.of(),
                by,
                did == null ? null : did.at(),
                did == null ? 0 : did.entry(),
                result(did, by, now),
                mark == null ? null : mark.verdict(),
                mark == null ? "" : mark.note());
    }

    private @Nullable Happened did(ExpectedPlan plan) {
        String of = Objects.requireNonNullElse(plan.of(), "");
        return switch (plan.act()) {
            case ROLE_FILLED -> roles.get(of);
            case TASK_DONE -> tasks.get(of);
            case INJECT_ANSWERED -> answered.get(of);
            default -> acts.get(plan.act());
        };
    }

    private static String result(@Nullable Happened did, @Nullable Instant by, Instant now) {
        if (by == null) {
            return "open";
        }
        if (did != null) {
            return did.at().isAfter(by) ? "late" : "met";
        }
        return now.isAfter(by) ? "missed" : "open";
    }
}

package dev.muster.report;

import dev.muster.handover.Handover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.handover.HandoverId;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskEvent.TaskCommented;
import dev.muster.playbook.TaskEvent.TaskMoved;
import dev.muster.playbook.TaskEvent.TasksFollowed;
import dev.muster.report.IncidentReport.AnswerLine;
import dev.muster.report.IncidentReport.HandoverLine;
import dev.muster.report.IncidentReport.StandupLine;
import dev.muster.report.IncidentReport.TaskLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of the fold that is about work: tasks, handovers, standups. */
final class WorkFold {
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Closed> closed = new LinkedHashMap<>();
    private final Map<HandoverId, HandoverLine> handovers = new LinkedHashMap<>();
    private final List<StandupLine> standups = new ArrayList<>();

    private record Closed(Instant at, String by) {}

    void add(Entry entry, Event event, String actor) {
        if (event instanceof ChecklistAdded added) {
            added.tasks().forEach(t -> task(t, entry.time(), actor));
        } else if (event instanceof TaskAdded added) {
            task(added.task(), entry.time(), actor);
        } else if (event instanceof TaskChanged changed) {
            task(changed.task(), entry.time(), actor);
        } else if (event instanceof TaskEscalated escalated) {
            task(escalated.task(), entry.time(), actor);
        } else if (event instanceof TaskCommented commented) {
            task(commented.task(), entry.time(), actor);
        } else if (event instanceof TaskMoved moved) {
            task(moved.task(), entry.time(), actor);
            moved.others().forEach(t -> task(t, entry.time(), actor));
        } else if (event instanceof TasksFollowed followed) {
            followed.tasks().forEach(t -> task(t, entry.time(), actor));
        } else if (event instanceof HandoverOffered offered) {
            offer(offered.handover());
        } else if (event instanceof HandoverAccepted accepted) {
            settle(accepted.handover(), "accepted", accepted.name(), entry.time());
        } else if (event instanceof HandoverWithdrawn withdrawn) {
            settle(withdrawn.handover(), "withdrawn", actor, entry.time());
        } else if (event instanceof HandoverEscalated escalated) {
            settle(escalated.handover(), "escalated", actor, entry.time());
        } else if (event instanceof StandupDigested digest) {
            standups.add(new StandupLine(
                    entry.time(),
                    digest.title(),
                    digest.answers().stream()
                            .map(a -> new AnswerLine(a.name(), a.done(), a.next(), a.blockers()))
                            .toList(),
                    digest.missing().stream().map(Missing::name).toList()));
        }
    }

    private void task(Task task, Instant at, String actor) {
        tasks.put(task.id(), task);
        if (task.state().live()) {
            closed.remove(task.id());
        } else {
            closed.putIfAbsent(task.id(), new Closed(at, actor));
        }
    }

    private void offer(Handover.Offer o) {
        handovers.put(
                o.id(),
                new HandoverLine(
                        o.offeredAt(),
                        o.roleTitle(),
                        o.fromName(),
                        o.toName(),
                        o.done(),
                        o.next(),
                        o.blockers(),
                        "offered",
                        null,
                        null));
    }

    private void settle(HandoverId id, String outcome, String by, Instant at) {
        handovers.computeIfPresent(
                id,
                (i, h) -> new HandoverLine(
                        h.at(), h.role(), h.from(), h.to(), h.done(), h.next(), h.blockers(), outcome, by, at));
    }

    List<TaskLine> tasks() {
        return tasks.values().stream()
                .filter(Task::shown)
                .sorted(Comparator.comparingLong(Task::position).thenComparing(Task::id))
                .map(this::line)
                .toList();
    }

    private TaskLine line(Task t) {
        Closed end = closed.get(t.id());
        return new TaskLine(
                t.title(),
                t.stage(),
                t.state().word(),
                t.ownerName(),
                t.backupName(),
                t.due(),
                end == null ? null : end.at(),
                end == null ? null : end.by());
    }

    List<HandoverLine> handovers() {
        return List.copyOf(handovers.values());
    }

    List<StandupLine> standups() {
        return List.copyOf(standups);
    }
}

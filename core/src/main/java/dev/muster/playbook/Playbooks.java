package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.InChannel;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Registry;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.PlaybookPublished;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.PlaybookEvent.Welcomed;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.NoticeSilence;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskCommands.UndoTask;

/** The feature: playbooks in published versions, and tasks in every channel. */
public final class Playbooks implements Feature {
    static final Action WORK = Action.changing("task.work", Rank.MEMBER);
    private static final Action COMMENT = Action.changing("task.comment", Rank.GUEST);
    private static final Action ACKNOWLEDGE = Action.changing("task.acknowledge", Rank.GUEST);

    /** The feature. */
    public Playbooks() {}

    /** How a version is published, for rooms above that publish what they made. */
    public static Handler<PublishPlaybook> publishing() {
        return new PlaybookRules();
    }

    @Override
    public void register(Registry registry) {
        registry.audience(PlaybookRules.SORT, PlaybookQuestions::firstReadable);
        TaskSlashes.register(registry);
        Authoring.register(registry);
        registry.handle("playbook.publish", PublishPlaybook.class, new PlaybookRules());
        TaskFollowers.register(registry);
        registry.handle("task.add", AddTask.class, new InChannel<>(WORK, TaskRules::check, TaskRules::add));
        registry.handle(
                "task.set-state", SetTaskState.class, new InChannel<>(WORK, TaskRules::check, TaskRules::state));
        registry.handle("task.assign", AssignTask.class, new InChannel<>(WORK, TaskRules::check, TaskRules::assign));
        registry.handle("task.edit", EditTask.class, new InChannel<>(WORK, TaskRules::check, TaskRules::edit));
        registry.handle(
                "task.acknowledge",
                AcknowledgeTask.class,
                new InChannel<>(ACKNOWLEDGE, TaskRules::check, TaskRules::acknowledge));
        registry.handle(
                "task.add-checklist", AddChecklist.class, new InChannel<>(WORK, Checklists::check, Checklists::add));
        registry.handle("task.block", BlockTask.class, new InChannel<>(WORK, TaskWork::check, TaskWork::block));
        registry.handle("task.unblock", UnblockTask.class, new InChannel<>(WORK, TaskWork::check, TaskWork::unblock));
        registry.handle("task.move", MoveTask.class, new InChannel<>(WORK, TaskMoves::check, TaskMoves::move));
        registry.handle(
                "task.attach-evidence", AttachEvidence.class, new InChannel<>(WORK, TaskWork::check, TaskWork::attach));
        registry.handle("task.undo", UndoTask.class, new InChannel<>(WORK, TaskWork::check, TaskWork::undo));
        registry.handle(
                "task.comment",
                CommentTask.class,
                new InChannel<>(COMMENT, TaskComments::check, TaskComments::comment));
        registry.handleDue("task.silent", NoticeSilence.class, InChannel.of(WORK, Silence::notice));
        PlaybookQuestions.register(registry);
        registry.event("playbook.published", 1, PlaybookPublished.class);
        registry.event("playbook.welcomed", 1, Welcomed.class);
        registry.event("task.checklist-added", 1, ChecklistAdded.class);
        registry.event("task.added", 1, TaskAdded.class);
        registry.event("task.changed", 1, TaskChanged.class);
        registry.event("task.escalated", 1, TaskEscalated.class);
        registry.follow(IncidentDeclared.class, Opening::properties);
        registry.follow(IncidentDeclared.class, Opening::follow);
        registry.follow(StatusChanged.class, Silence::goOn);
        registry.follow(StatusChanged.class, OpenTask::follow);
    }
}

package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.OnCall;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Level;
import dev.muster.playbook.DraftCommands.SaveDraft;
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
import dev.muster.playbook.TaskCommands.DetachEvidence;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.NoticeSilence;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskCommands.UndoTask;
import java.util.List;
import java.util.Map;

/** The feature: playbooks in published versions, and tasks in every channel. */
public final class Playbooks implements Feature {
    static final Action WORK = Action.changing("task.work", Rank.MEMBER);
    private static final Action COMMENT = Action.changing("task.comment", Rank.GUEST);
    private static final Action ACKNOWLEDGE = Action.changing("task.acknowledge", Rank.GUEST);

    private final RulePlans rules;
    private final OnCall onCall;

    /** The feature, without rules in playbooks. */
    public Playbooks() {
        this(RulePlans.NONE);
    }

    /**
     * The feature.
     *
     * @param rules what rules in playbooks may say
     */
    public Playbooks(RulePlans rules) {
        this(rules, OnCall.NOBODY);
    }

    /**
     * The feature, with rules in playbooks, and tasks that whoever is on call owns.
     *
     * @param rules what rules in playbooks may say
     * @param onCall who is on call
     */
    public Playbooks(RulePlans rules, OnCall onCall) {
        this.rules = rules;
        this.onCall = onCall;
    }

    /** How a version is published, for rooms above that publish what they made. */
    public Handler<PublishPlaybook> publishing() {
        return new PlaybookRules(rules);
    }

    /** The same content with an id for each task that has none, made of its title as when it is published. */
    public static PlaybookContent named(PlaybookContent content) {
        return new References().named(content);
    }

    /** How a draft is saved, for rooms above that draft what they made. */
    public Handler<SaveDraft> drafting() {
        return OfPlaybook.drafting(rules);
    }

    /**
     * Everything for which a content would not be published, in the words of the lint; empty when it would be.
     *
     * @param content what it says; any part of it may be missing
     * @param admission who asks, and whom the directory knows
     */
    public List<Finding> errors(PlaybookContent content, Admission admission) {
        try {
            DraftRules.bounded(content);
        } catch (Rejection tooMuch) {
            String why = String.valueOf(tooMuch.getMessage());
            return List.of(new Finding(tooMuch.field(), Level.ERROR, "too-large", Map.of(), why));
        }
        ContentCheck.People known = (path, id) -> ContentCheck.added(admission.person(path, id));
        return new Mending(content, known, rules).errors();
    }

    @Override
    public void register(Registry registry) {
        registry.audience(PlaybookRules.SORT, PlaybookQuestions::firstReadable);
        TaskSlashes.register(registry);
        Authoring.register(registry, rules, onCall);
        registry.handle("playbook.publish", PublishPlaybook.class, publishing());
        TaskFollowers.register(registry);
        registry.handle("task.add", AddTask.class, new InChannel<>(WORK, TaskRules::check, TaskRules::add));
        registry.handle("task.set-state", SetTaskState.class, OnTask.of(WORK, TaskRules::check, TaskRules::state));
        registry.handle("task.assign", AssignTask.class, OnTask.of(WORK, TaskRules::check, TaskRules::assign));
        registry.handle("task.edit", EditTask.class, OnTask.of(WORK, TaskRules::check, TaskRules::edit));
        registry.handle(
                "task.acknowledge",
                AcknowledgeTask.class,
                OnTask.of(ACKNOWLEDGE, TaskRules::check, TaskRules::acknowledge));
        registry.handle(
                "task.add-checklist",
                AddChecklist.class,
                new InChannel<>(
                        WORK,
                        Checklists::check,
                        (command, state, context) -> Checklists.add(onCall, command, state, context)));
        registry.handle("task.block", BlockTask.class, OnTask.of(WORK, TaskWork::check, TaskWork::block));
        registry.handle("task.unblock", UnblockTask.class, OnTask.of(WORK, TaskWork::check, TaskWork::unblock));
        registry.handle("task.move", MoveTask.class, OnTask.of(WORK, TaskMoves::check, TaskMoves::move));
        registry.handle(
                "task.attach-evidence", AttachEvidence.class, OnTask.of(WORK, TaskWork::check, TaskWork::attach));
        registry.handle(
                "task.detach-evidence", DetachEvidence.class, OnTask.of(WORK, TaskWork::check, TaskWork::detach));
        registry.handle("task.undo", UndoTask.class, OnTask.of(WORK, TaskWork::check, TaskWork::undo));
        registry.handle(
                "task.comment", CommentTask.class, OnTask.of(COMMENT, TaskComments::check, TaskComments::comment));
        registry.handleDue("task.silent", NoticeSilence.class, InChannel.of(WORK, Silence::notice));
        PlaybookQuestions.register(registry);
        registry.event("playbook.published", 1, PlaybookPublished.class);
        registry.event("playbook.welcomed", 1, Welcomed.class);
        registry.event("task.checklist-added", 1, ChecklistAdded.class);
        registry.event("task.added", 1, TaskAdded.class);
        registry.event("task.changed", 1, TaskChanged.class);
        registry.event("task.escalated", 1, TaskEscalated.class);
        registry.follow(IncidentDeclared.class, Opening::properties);
        registry.follow(IncidentDeclared.class, Opening.following(onCall));
        registry.follow(StatusChanged.class, Silence::goOn);
        registry.follow(StatusChanged.class, OpenTask::follow);
    }
}

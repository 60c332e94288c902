package dev.muster.rule;

import dev.muster.attention.AttentionEvent.MessageAcknowledged;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelEvent.MessagePinned;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.help.HelpEvent.HelpAccepted;
import dev.muster.help.HelpEvent.HelpCalled;
import dev.muster.help.HelpEvent.HelpExhausted;
import dev.muster.incident.IncidentEvent.Decided;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.Noted;
import dev.muster.incident.IncidentEvent.ResolveProposed;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdateOverdue;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.ParticularEvent.CallSet;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.ParticularEvent.EstimateChanged;
import dev.muster.incident.ParticularEvent.RoleUnfilled;
import dev.muster.incident.ParticularEvent.SeverityProposed;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.intake.IntakeEvent.AlertsChanged;
import dev.muster.intake.IntakeEvent.AlertsResolved;
import dev.muster.notice.NoticeEvent.NoticeAcknowledged;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.TaskEvent.TaskCommented;
import dev.muster.relation.RelationEvent.IncidentRelated;
import dev.muster.retrospective.RetrospectiveEvent.ActionOverdue;
import dev.muster.retrospective.RetrospectiveEvent.RetrospectivePublished;
import dev.muster.timeline.TimelineEvent.TimelineAdded;
import java.util.List;

/** What rules can begin with in every Muster. */
final class BuiltInTriggers {
    private BuiltInTriggers() {}

    static List<RuleTrigger<?>> all() {
        return List.of(
                RuleTrigger.of("incident.declared", IncidentDeclared.class, "an incident is declared")
                        .turning(),
                RuleTrigger.of("incident.severity-changed", SeverityChanged.class, "the severity changes")
                        .turning(),
                RuleTrigger.of("incident.severity-proposed", SeverityProposed.class, "another severity is proposed"),
                RuleTrigger.of("incident.status-changed", StatusChanged.class, "the status changes")
                        .turning(),
                RuleTrigger.of("incident.edited", IncidentEdited.class, "title or summary change"),
                RuleTrigger.of("incident.classified", Classified.class, "type, impact or systems change")
                        .turning(),
                RuleTrigger.of("incident.estimate-changed", EstimateChanged.class, "the time to fix is estimated"),
                RuleTrigger.of("incident.role-assigned", RoleAssigned.class, "a role is given to somebody"),
                RuleTrigger.of("incident.role-unfilled", RoleUnfilled.class, "nobody holds a role"),
                RuleTrigger.of("incident.update-published", UpdatePublished.class, "a status update is published"),
                RuleTrigger.of("incident.update-overdue", UpdateOverdue.class, "a promised update is overdue"),
                RuleTrigger.of("incident.resolve-proposed", ResolveProposed.class, "an alert source says it is over"),
                RuleTrigger.of("incident.decided", Decided.class, "a decision is recorded"),
                RuleTrigger.of("incident.noted", Noted.class, "something is put on the timeline"),
                RuleTrigger.of("incident.timeline-added", TimelineAdded.class, "a message is put on the timeline"),
                RuleTrigger.of("incident.call-set", CallSet.class, "the call changes"),
                RuleTrigger.of("incident.related", IncidentRelated.class, "the incident is related to another"),
                RuleTrigger.of("incident.properties-added", PropertiesAdded.class, "a property is added")
                        .turning(),
                RuleTrigger.of("incident.property-set", PropertySet.class, "a property is set")
                        .turning(),
                RuleTrigger.of("incident.property-removed", PropertyRemoved.class, "a property is removed")
                        .turning(),
                RuleTrigger.of("task.checklist-added", ChecklistAdded.class, "a checklist is added")
                        .turning(),
                RuleTrigger.of("task.added", TaskAdded.class, "a task is added").turning(),
                RuleTrigger.of("task.changed", TaskChanged.class, "a task changes")
                        .turning(),
                RuleTrigger.of("task.commented", TaskCommented.class, "something is said about a task"),
                RuleTrigger.of("task.escalated", TaskEscalated.class, "the owner of a task is silent"),
                RuleTrigger.of("intake.alerts-changed", AlertsChanged.class, "alerts change"),
                RuleTrigger.of("intake.alerts-resolved", AlertsResolved.class, "no alert fires any more"),
                RuleTrigger.of("handover.offered", HandoverOffered.class, "a handover is offered"),
                RuleTrigger.of("handover.accepted", HandoverAccepted.class, "a handover is accepted"),
                RuleTrigger.of("handover.escalated", HandoverEscalated.class, "nobody accepts a handover"),
                RuleTrigger.of("standup.digested", StandupDigested.class, "a standup is over"),
                RuleTrigger.of("help.called", HelpCalled.class, "help is called for"),
                RuleTrigger.of("help.accepted", HelpAccepted.class, "a call for help is accepted"),
                RuleTrigger.of("help.exhausted", HelpExhausted.class, "nobody answers a call for help"),
                RuleTrigger.of("notice.fired", NoticeFired.class, "a notice is given or a timer is up"),
                RuleTrigger.of("notice.acknowledged", NoticeAcknowledged.class, "a notice is acknowledged"),
                RuleTrigger.of("retrospective.published", RetrospectivePublished.class, "a retrospective is published"),
                RuleTrigger.of("retrospective.action-overdue", ActionOverdue.class, "an action item is overdue"),
                RuleTrigger.of("channel.message-posted", MessagePosted.class, "a message is posted"),
                RuleTrigger.of("channel.message-pinned", MessagePinned.class, "a message is pinned"),
                RuleTrigger.of("channel.acknowledged", MessageAcknowledged.class, "a message is acknowledged"),
                RuleTrigger.of("channel.members-added", MembersAdded.class, "somebody comes into the channel"),
                RuleTrigger.of("channel.member-removed", MemberRemoved.class, "somebody leaves the channel"));
    }
}

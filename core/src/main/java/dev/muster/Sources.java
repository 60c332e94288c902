package dev.muster;

import dev.muster.attention.AttentionEvent.AcknowledgementReminded;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.Priority;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.help.HelpEvent.HelpExhausted;
import dev.muster.help.HelpEvent.HelpWanted;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.UpdateOverdue;
import dev.muster.incident.ParticularEvent.RoleUnfilled;
import dev.muster.later.LaterEvent.ReminderGiven;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notifier.Source;
import dev.muster.notifier.Urgency;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.retrospective.RetrospectiveEvent.ActionOverdue;
import dev.muster.stakeholder.StakeholderEvent.ApprovalWanted;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import java.util.List;
import java.util.Objects;

/** What people are told of where they are, of all that notifies them; the rest is in their notification centre alone. */
final class Sources {
    private Sources() {}

    static List<Source<?>> all() {
        return List.of(
                Source.of(NoticeFired.class, "notice", Urgency.NORMAL)
                        .urgent(e -> Objects.requireNonNullElse(e.urgency(), Urgency.NORMAL))
                        .saying(NoticeFired::text)
                        .via(NoticeFired::via),
                Source.of(MessagePosted.class, "mention", Urgency.LOW)
                        .to(MessagePosted::mentions)
                        .urgent(e -> urgency(e.priority())),
                Source.of(AcknowledgementReminded.class, "acknowledgement", Urgency.HIGH),
                Source.of(ReminderGiven.class, "reminder", Urgency.NORMAL).about(ReminderGiven::channel),
                Source.of(RoleAssigned.class, "role", Urgency.HIGH),
                Source.of(RoleUnfilled.class, "role", Urgency.HIGH),
                Source.of(UpdateOverdue.class, "update", Urgency.HIGH),
                Source.of(TaskChanged.class, "task", Urgency.LOW),
                Source.of(TaskEscalated.class, "task", Urgency.HIGH),
                Source.of(HandoverOffered.class, "handover", Urgency.HIGH),
                Source.of(HandoverAsked.class, "handover", Urgency.HIGH),
                Source.of(HandoverEscalated.class, "handover", Urgency.URGENT),
                Source.of(StandupOpened.class, "standup", Urgency.NORMAL),
                Source.of(HelpWanted.class, "help", Urgency.URGENT)
                        .about(e -> e.incident().channel())
                        .forOutsiders(),
                Source.of(HelpExhausted.class, "help", Urgency.HIGH),
                Source.of(ActionOverdue.class, "retrospective", Urgency.NORMAL),
                Source.of(ApprovalWanted.class, "stakeholder", Urgency.HIGH)
                        .about(e -> e.incident().channel()),
                Source.of(UpdateReceived.class, "stakeholder", Urgency.NORMAL)
                        .saying(UpdateReceived::text)
                        .about(UpdateReceived::about)
                        .forOutsiders()
                        .via(UpdateReceived::via));
    }

    private static Urgency urgency(@org.jspecify.annotations.Nullable Priority priority) {
        return priority == null ? Urgency.LOW : priority == Priority.URGENT ? Urgency.URGENT : Urgency.HIGH;
    }
}

package dev.muster.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.EventSamples;
import dev.muster.TestMuster;
import dev.muster.Told;
import dev.muster.journal.Event;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every kind of event gives search a text, or has its reason for none here. Whoever adds a kind decides: override
 * {@link Event#finding} or add a line.
 */
class EventTextsTest {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("channel.created", "channels are found by name in the list of channels"),
            Map.entry("channel.renamed", "channels are found by name in the list of channels"),
            Map.entry("channel.archived", "says nothing"),
            Map.entry("channel.restored", "says nothing"),
            Map.entry("channel.members-added", "who is in a channel is shown by the channel"),
            Map.entry("channel.member-removed", "who is in a channel is shown by the channel"),
            Map.entry("channel.message-edited", "the message itself is found by its new text"),
            Map.entry("channel.message-deleted", "what was said is gone"),
            Map.entry("channel.message-pinned", "the message itself is found, and is:pinned"),
            Map.entry("channel.message-unpinned", "the message itself is found"),
            Map.entry("channel.history-set", "says nothing"),
            Map.entry("channel.reaction-added", "the message itself is found"),
            Map.entry("channel.reaction-removed", "the message itself is found"),
            Map.entry("channel.acknowledged", "the message itself is found"),
            Map.entry("channel.acknowledgement-reminded", "the message itself is found"),
            Map.entry("channel.marking-set", "how a channel is marked is shown by the channel"),
            Map.entry("channel.message-released", "the message that names it is found"),
            Map.entry("calendar.feed-opened", "one's own, stands in no channel"),
            Map.entry("calendar.feed-closed", "one's own, stands in no channel"),
            Map.entry("channel.invitation-created", "invitations are shown by the channel"),
            Map.entry("channel.invitation-revoked", "invitations are shown by the channel"),
            Map.entry("channel.invitation-accepted", "who is in a channel is shown by the channel"),
            Map.entry("channel.scheduled-sent", "the message itself is found"),
            Map.entry("channel.scheduled-failed", "stands in the person's own list"),
            Map.entry("channel.reminder-fired", "stands in the person's own list"),
            Map.entry("file.attached", "the message that carries it is found, and has:file"),
            Map.entry("file.removed", "says nothing; the file is gone"),
            Map.entry("incident.channel-added", "channels are found by name in the list of channels"),
            Map.entry("incident.facts-changed", "the incident's own acts are found"),
            Map.entry("incident.numbered", "stands in no channel"),
            Map.entry("incident.role-assigned", "who has a role is shown by the incident"),
            Map.entry("incident.update-overdue", "says nothing that somebody wrote"),
            Map.entry("incident.scheme-set", "stands in no channel"),
            Map.entry("search.language-set", "stands in no channel"),
            Map.entry("incident.severity-agreed", "the proposal is found by its reason"),
            Map.entry("incident.promise-set", "says nothing that somebody wrote"),
            Map.entry("incident.role-unfilled", "says nothing that somebody wrote"),
            Map.entry("incident.followed-up", "the updates and decisions that it names are found"),
            Map.entry("incident.raised", "the message itself is found"),
            Map.entry("incident.related", "says nothing; what is related is shown to those who may read it"),
            Map.entry("incident.unrelated", "says nothing; what is related is shown to those who may read it"),
            Map.entry("incident.property-removed", "properties are shown by the incident; one that is gone has none"),
            Map.entry("context.workspace-set", "stands in no channel"),
            Map.entry("context.asked-again", "what was collected is found where it was posted"),
            Map.entry("exercise.started", "says nothing that somebody wrote"),
            Map.entry("exercise.conductor-changed", "who conducts is shown by the exercise"),
            Map.entry("exercise.script-changed", "says nothing of the script, on purpose"),
            Map.entry("incident.call-withheld", "says nothing that somebody wrote"),
            Map.entry("exchange.draft-imported", "stands in no channel; drafts have a list of their own"),
            Map.entry("exchange.playbook-imported", "stands in no channel; playbooks have a list of their own"),
            Map.entry("task.followed", "a task is found where it was added"),
            Map.entry("task.moved", "a task is found where it was added"),
            Map.entry("playbook.published", "stands in no channel; playbooks have a list of their own"),
            Map.entry("playbook.draft-saved", "stands in no channel; drafts have a list of their own"),
            Map.entry("playbook.draft-discarded", "stands in no channel"),
            Map.entry("playbook.draft-published", "stands in no channel"),
            Map.entry("playbook.archived", "stands in no channel"),
            Map.entry("playbook.restored", "stands in no channel"),
            Map.entry("playbook.metric-set", "a figure; it is found among the figures of the playbook"),
            Map.entry("task.changed", "a task is found where it was added; an edit of its words has a text"),
            Map.entry("task.escalated", "a task is found where it was added"),
            Map.entry("intake.token-created", "stands in no channel"),
            Map.entry("intake.token-revoked", "stands in no channel"),
            Map.entry("intake.alerts-resolved", "says nothing; the alerts have a text"),
            Map.entry("notice.cancelled", "a notice is found where it was scheduled"),
            Map.entry("notice.acknowledged", "a notice is found where it was scheduled"),
            Map.entry("stakeholder.matrix-set", "stands in no channel"),
            Map.entry("stakeholder.draft-saved", "stands in no channel; drafts are found by nobody, on purpose"),
            Map.entry("stakeholder.draft-submitted", "stands in no channel"),
            Map.entry("stakeholder.draft-approved", "stands in no channel"),
            Map.entry("stakeholder.draft-rejected", "stands in no channel"),
            Map.entry("stakeholder.draft-withdrawn", "stands in no channel"),
            Map.entry("stakeholder.approval-wanted", "stands in the person's own list"),
            Map.entry("deadline.started", "what is due is shown by the incident"),
            Map.entry("deadline.near", "what is due is shown by the incident"),
            Map.entry("deadline.defined", "stands in no channel"),
            Map.entry("deadline.calendar-defined", "stands in no channel"),
            Map.entry("deadline.starting-set", "stands in no channel"),
            Map.entry("notice.skipped", "a notice is found where it was scheduled"),
            Map.entry("notifier.attempted", "says nothing that somebody wrote; stands in the person's own list"),
            Map.entry("notifier.sent-again", "says nothing that somebody wrote"),
            Map.entry("notifier.wishes-set", "stands in the person's own list"),
            Map.entry("notifier.drill-set", "stands in no channel"),
            Map.entry("notifier.drill-held", "stands in no channel"),
            Map.entry("help.asked", "a call for help is found where it was made"),
            Map.entry("help.accepted", "a call for help is found where it was made"),
            Map.entry("help.settled", "says nothing; stands in the person's own list"),
            Map.entry("concern.settled", "stands in the person's own list"),
            Map.entry("concern.triage-set", "stands in no channel"),
            Map.entry("rotation.overridden", "stands in no channel"),
            Map.entry("rotation.taken-over", "stands in no channel"),
            Map.entry("rotation.swap-offered", "stands in no channel"),
            Map.entry("rotation.swap-accepted", "stands in no channel"),
            Map.entry("rotation.swap-declined", "stands in no channel"),
            Map.entry("rotation.absence-said", "stands in no channel"),
            Map.entry("rotation.change-withdrawn", "stands in no channel"),
            Map.entry("rotation.calendar-imported", "stands in no channel"),
            Map.entry("rotation.ended", "stands in no channel"),
            Map.entry("rotation.handed-on", "who is on call is answered by the rotation"),
            Map.entry("rule.fired", "what it did is found by itself; why is answered by the rule"),
            Map.entry("rule.stopped", "says nothing that somebody wrote"),
            Map.entry("rule.webhook-secret-set", "stands in no channel"),
            Map.entry("rule.webhook-attempted", "what met the rule is found by itself"),
            Map.entry("retrospective.action-overdue", "an action item is found where it was changed"),
            Map.entry("retrospective.awaited", "says nothing that somebody wrote"),
            Map.entry("retrospective.published", "its sections are found"),
            Map.entry("retrospective.reopened", "its sections are found"),
            Map.entry("handover.asked", "a handover is found where it was offered"),
            Map.entry("handover.escalated", "a handover is found where it was offered"),
            Map.entry("handover.reminded", "a handover is found where it was offered"),
            Map.entry("standup.skipped", "a standup is found where it was scheduled"),
            Map.entry("standup.paused", "a standup is found where it was scheduled"),
            Map.entry("standup.resumed", "a standup is found where it was scheduled"),
            Map.entry("standup.away", "who is away is told by the digest"),
            Map.entry("standup.asked", "a standup is found by its answers and its digest"),
            Map.entry("standup.reminded", "a standup is found by its answers and its digest"),
            Map.entry("standup.withheld", "says nothing that somebody wrote"),
            Map.entry("standup.task-made", "the task and the answer are found"),
            Map.entry("standup.unscheduled", "a standup is found where it was scheduled"),
            Map.entry("standup.opened", "a standup is found by its answers and its digest"),
            Map.entry("access.denied", "stands in no channel"),
            Map.entry("access.sensitive-read", "stands in no channel"));

    @Test
    void everyKindHasATextOrAReasonForNone() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        Set<String> silent = new HashSet<>();
        try (TestMuster test = new TestMuster()) {
            for (Told told : test.muster.events()) {
                Event event = EventSamples.full(told.type());
                boolean found = event.finding().text().contains(EventSamples.TEXT);
                if (!found) {
                    silent.add(told.kind());
                }
                if (!found && !REASONS.containsKey(told.kind())) {
                    wrong.put(told.kind(), "gives no text to search, and no reason is named here");
                } else if (found && REASONS.containsKey(told.kind())) {
                    wrong.put(told.kind(), "gives a text, and a reason is named why it gives none");
                }
            }
            assertThat(silent).as("the samples tell the two apart").contains("channel.archived");
            assertThat(silent.size()).isLessThan(test.muster.events().size());
        }
        assertThat(wrong).isEmpty();
    }
}

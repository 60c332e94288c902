package dev.muster.rule;

import dev.muster.channel.Messages;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.journal.Entry;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says. Never changes but by new properties.
 *
 * @param delivery its id
 * @param workspace whose it is
 * @param rule the rule that was met
 * @param event what met it
 * @param incident the incident whose home the channel is, as it stands; null for none
 */
record WebhookBody(
        String delivery,
        String workspace,
        OfRule rule,
        OfEvent event,
        @Nullable OfIncident incident) {
    private static final int LONGEST = 4_000;

    /** A rule. */
    record OfRule(String id, String title) {}

    /**
     * An entry.
     *
     * @param sentence what happened, without who did it
     * @param text of a message, what it says now; null for what is none, and for a deleted one
     */
    record OfEvent(
            String channel,
            long entry,
            String kind,
            Instant at,
            String actor,
            String sentence,
            @Nullable String text) {}

    /** An incident. */
    record OfIncident(String id, long number, String title, Severity severity, Status status) {}

    /** The JSON about an entry that the rule's owner may read. */
    static String of(String delivery, Rule rule, Entry entry, State state, Context context) {
        String channel = entry.journal().id();
        OfIncident incident = state.get(Incident.KIND, channel)
                .map(i -> new OfIncident(channel, i.number(), i.title(), i.severity(), i.status()))
                .orElse(null);
        boolean message = Messages.talk(entry);
        OfEvent event = new OfEvent(
                channel,
                entry.sequence(),
                entry.kind(),
                entry.time(),
                entry.actor().value(),
                message ? "posted a message" : cut(context.sentence(entry)),
                Messages.text(entry, context).map(WebhookBody::cut).orElse(null));
        OfRule of = new OfRule(rule.id().value(), rule.content().title());
        return new String(
                Json.write(new WebhookBody(delivery, context.workspace().value(), of, event, incident)),
                StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}

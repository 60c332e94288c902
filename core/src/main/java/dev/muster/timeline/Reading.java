package dev.muster.timeline;

import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Projector;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.Decided;
import dev.muster.incident.IncidentEvent.Noted;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.timeline.TimelineEvent.TimelineAdded;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an entry reads on a timeline.
 *
 * @param sentence what happened
 * @param at when it happened
 * @param correction number of the entry that corrected it last; null for none
 * @param message the message that it shows; null for none
 */
record Reading(
        String sentence,
        Instant at,
        @Nullable Long correction,
        @Nullable Long message) {
    /** Names of what a correction sets on the entry that it corrects. */
    static final String TEXT = "correctedText";

    static final String AT = "correctedAt";
    static final String BY = "correction";

    /** As it was written. */
    static Reading original(Entry entry, State state, Context context) {
        Event event = entry.purged() ? null : context.events().event(entry).orElse(null);
        if (event instanceof Noted noted) {
            return new Reading(noted.sentence(), noted.at(), null, null);
        }
        if (event instanceof TimelineAdded added) {
            String text = added.text().isEmpty() ? said(entry, added.message(), state) : added.text();
            return new Reading(phrase(event, text), added.at(), null, added.message());
        }
        return new Reading(context.sentence(entry), entry.time(), null, null);
    }

    /** As it was corrected. */
    static Reading corrected(Entry entry, State state, Context context) {
        Reading original = original(entry, state, context);
        Map<String, Object> set = Amendment.of(entry).set();
        if (entry.purged() || !(set.get(BY) instanceof Number correction)) {
            return original;
        }
        return original.with(
                context.events().event(entry).orElse(null),
                set.get(TEXT) instanceof String text ? text : null,
                set.get(AT) instanceof String at ? Instant.parse(at) : null,
                correction.longValue());
    }

    /** The same with another text and time; null leaves them. */
    Reading with(@Nullable Event event, @Nullable String text, @Nullable Instant newAt, long by) {
        return new Reading(
                text == null ? sentence : phrase(event, text), Objects.requireNonNullElse(newAt, at), by, message);
    }

    /** A text of this line as a sentence, put as the line itself puts it. */
    private static String phrase(@Nullable Event event, String text) {
        String line = text.replaceAll("\\s+", " ");
        if (event instanceof Noted) {
            return "noted: " + line;
        }
        if (event instanceof Decided) {
            return "decided: " + line;
        }
        return event instanceof TimelineAdded ? "put on the timeline: " + line : line;
    }

    private static String said(Entry entry, long message, State state) {
        Object text = state.entry(entry.journal(), message)
                .filter(e -> !e.purged())
                .map(e -> Projector.properties(e).get("text"))
                .orElse(null);
        return text == null ? "message " + message + ", which is gone" : text.toString();
    }
}

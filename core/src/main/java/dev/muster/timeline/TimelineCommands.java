package dev.muster.timeline;

import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done with the timeline of an incident. */
public interface TimelineCommands {
    /**
     * Puts a message of the home channel on the timeline; its words stay where they are, so a message that is edited or
     * deleted reads so on the timeline too. Answers {@code entry}.
     *
     * @param message its number
     * @param text what it shows, at most 2,000 characters; null for what the message says
     * @param at when that happened, not ahead of now; null for when the message was written
     */
    record AddToTimeline(
            IncidentId incident,
            long message,
            @Nullable String text,
            @Nullable Instant at) implements IncidentCommand {}

    /**
     * Corrects a line of the timeline. The line shows the correction from then on, and its original can be looked at. At
     * least one of text and time is given; null leaves what is shown. Answers {@code entry}, the correction's number.
     *
     * @param entry number of the line, no correction itself
     * @param text what it is to say, 1 to 10,000 characters
     * @param at when it happened, not ahead of now
     * @param reason why, at most 500 characters; null for none
     */
    record CorrectTimeline(
            IncidentId incident,
            long entry,
            @Nullable String text,
            @Nullable Instant at,
            @Nullable String reason) implements IncidentCommand {}
}

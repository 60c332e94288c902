package dev.muster.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a calendar that leaves Muster, a {@code VEVENT} of RFC 5545.
 *
 * @param uid the same for the same entry whenever it is written; letters, digits and hyphens
 * @param from when it begins
 * @param until the first moment after; null for a moment, such as a deadline, which takes no time
 * @param stamp when what it says was last changed
 * @param sequence counts the changes
 * @param summary its title; any text
 * @param description what else there is to say; any text, may be empty
 */
public record CalendarEntry(
        String uid,
        Instant from,
        @Nullable Instant until,
        Instant stamp,
        int sequence,
        String summary,
        String description) {}

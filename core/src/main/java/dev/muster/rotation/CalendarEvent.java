package dev.muster.rotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of an imported calendar, as far as it says who is on call. Local times look like {@code 2026-03-29T09:00:00}.
 *
 * @param uid what the calendar calls it
 * @param who who is on call while it lasts
 * @param zone the zone of its local times
 * @param start when it begins, or first begins
 * @param days how many dates later it ends
 * @param seconds and how much time that passes after that
 * @param rule how it recurs, as RFC 5545 writes it, without {@code UNTIL}; null for once
 * @param until the last moment at which it may begin; null for no end
 * @param except moments at which it does not begin
 * @param besides further local times at which it begins
 */
public record CalendarEvent(
        String uid,
        Turn who,
        String zone,
        String start,
        int days,
        long seconds,
        @Nullable String rule,
        java.time.@Nullable Instant until,
        List<java.time.Instant> except,
        List<String> besides) {
    /** Takes copies. */
    public CalendarEvent {
        except = List.copyOf(except);
        besides = List.copyOf(besides);
    }
}

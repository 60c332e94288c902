package dev.muster.rotation;

import java.time.DayOfWeek;
import java.util.List;

/**
 * When in the week a layer is on, by the clocks of its zone.
 *
 * @param days the days on which it begins; all of them when empty
 * @param from when it begins, such as {@code 08:00}
 * @param until when it ends, such as {@code 16:00}; on the next day when that is not after {@code from}
 */
public record Window(List<DayOfWeek> days, String from, String until) {
    /** Takes a copy; no days are all days. */
    public Window {
        days = days == null ? List.of() : List.copyOf(days);
    }
}

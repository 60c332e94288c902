package dev.muster.rotation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a rotation: people or groups in turn, or an imported calendar. Of several layers the first one that has
 * somebody counts.
 *
 * @param name what it is called, once in its rotation
 * @param zone the zone whose clocks it goes by, such as {@code Europe/London}
 * @param calendar true for a layer that comes from an imported calendar; the rest then says nothing
 * @param turns who is on in turn; the first one begins
 * @param start the date on which the first turn begins, such as {@code 2026-01-05}; nobody is on before
 * @param at the time of day at which turns are handed on, such as {@code 09:00}
 * @param every how long a turn lasts, in {@code unit}
 * @param unit what {@code every} counts
 * @param windows when in the week it is on; always when empty
 */
public record Layer(
        String name,
        String zone,
        boolean calendar,
        List<Turn> turns,
        @Nullable String start,
        @Nullable String at,
        int every,
        @Nullable Unit unit,
        List<Window> windows) {
    /** What the length of a turn is counted in. */
    public enum Unit {
        /** Hours that pass, whatever clocks do. */
        HOURS,
        /** Dates. */
        DAYS,
        /** Seven dates each. */
        WEEKS
    }

    /** Takes copies. */
    public Layer {
        turns = turns == null ? List.of() : List.copyOf(turns);
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** People or groups in turn, always on. */
    public static Layer of(String name, String zone, String start, String at, int every, Unit unit, Turn... turns) {
        return new Layer(name, zone, false, List.of(turns), start, at, every, unit, List.of());
    }

    /** An imported calendar. */
    static Layer calendar(String name, String zone) {
        return new Layer(name, zone, true, List.of(), null, null, 0, null, List.of());
    }

    /** The same layer, on in these windows only. */
    public Layer during(Window... when) {
        return new Layer(name, zone, calendar, turns, start, at, every, unit, List.of(when));
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    LocalDate startDate() {
        return LocalDate.parse(java.util.Objects.requireNonNull(start, "a layer of turns has a start"));
    }

    LocalTime atTime() {
        return LocalTime.parse(java.util.Objects.requireNonNull(at, "a layer of turns has a time"));
    }
}

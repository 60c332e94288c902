package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.local.LocalTimes;
import dev.muster.record.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * That a group of notifiers is tried every month.
 *
 * @param group which group
 * @param people who gets the messages
 * @param day the day of the month
 * @param at the time of day
 * @param zone by the clock of this zone
 * @param nextAt when it is next
 */
record Drill(String group, List<PersonId> people, int day, String at, String zone, Instant nextAt) {
    static final Term ALL = Term.of("drill", true);
    static final Kind<Drill> KIND = new Kind<>("notifier.drill", Drill.class, Drill::group, d -> Set.of(ALL), d -> 0);

    /** Takes a copy. */
    Drill {
        people = List.copyOf(people);
    }

    String job() {
        return "notifier/drill/" + group;
    }

    static Instant next(int day, String at, String zone, Instant after) {
        ZoneId where = ZoneId.of(zone);
        LocalTime time = LocalTime.parse(at);
        LocalDate date = after.atZone(where).toLocalDate().withDayOfMonth(day);
        Instant next = LocalTimes.first(where, date.atTime(time));
        while (!next.isAfter(after)) {
            date = date.plusMonths(1);
            next = LocalTimes.first(where, date.atTime(time));
        }
        return next;
    }
}

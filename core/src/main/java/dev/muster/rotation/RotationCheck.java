package dev.muster.rotation;

import dev.muster.access.Group;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Shape and size of what rotations are made of. */
final class RotationCheck {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern DATE = Pattern.compile("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final int MOST_LAYERS = 20;
    private static final int MOST_TURNS = 100;
    private static final int MOST_WINDOWS = 21;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private RotationCheck() {}

    static List<Layer> layers(List<Layer> layers, Admission admission) {
        Limits.atMost("layers", layers, MOST_LAYERS);
        if (Limits.present("layers", layers).isEmpty()) {
            throw Rejection.invalid("layers", "a rotation has at least one layer");
        }
        List<Layer> checked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Layer layer : layers) {
            Layer one = layer(Limits.present("layers", layer), admission);
            if (!names.add(one.name())) {
                throw Rejection.invalid("layers", "there are two layers called " + one.name() + "; rename one");
            }
            checked.add(one);
        }
        return checked;
    }

    private static Layer layer(Layer layer, Admission admission) {
        String name = name("layers.name", layer.name());
        String zone = zone("layers.zone", layer.zone());
        if (layer.calendar()) {
            return Layer.calendar(name, zone);
        }
        Limits.within("layers.turns", layer.turns().size(), 1, MOST_TURNS);
        Limits.present("layers.unit", layer.unit());
        Limits.within("layers.every", layer.every(), 1, layer.unit() == Layer.Unit.HOURS ? 9_600 : 400);
        date(layer.start());
        time("layers.at", layer.at());
        Limits.atMost("layers.windows", layer.windows(), MOST_WINDOWS);
        for (Window window : layer.windows()) {
            time("layers.windows.from", window.from());
            time("layers.windows.until", window.until());
            Limits.atMost("layers.windows.days", window.days(), DayOfWeek.values().length);
        }
        List<Turn> turns = layer.turns().stream().map(t -> turn(t, admission)).toList();
        return new Layer(
                name, zone, false, turns, layer.start(), layer.at(), layer.every(), layer.unit(), layer.windows());
    }

    static String name(String field, String name) {
        String checked = Limits.required(field, name, 60);
        if (checked.indexOf('\n') >= 0 || checked.indexOf('\r') >= 0) {
            throw Rejection.invalid(field, "is one line");
        }
        return checked;
    }

    static Turn turn(Turn turn, Admission admission) {
        Limits.present("layers.turns", turn);
        if ((turn.person() == null) == (turn.group() == null)) {
            throw Rejection.invalid("layers.turns", "a turn is a person's or a group's, one of the two");
        }
        if (turn.person() != null) {
            return person("layers.turns.person", turn.person(), admission);
        }
        Group group = admission
                .directory()
                .group(admission.actor().workspace(), Objects.requireNonNull(turn.group(), "one of the two"))
                .orElseThrow(() -> Rejection.invalid("layers.turns.group", "there is no such group; choose another"));
        return new Turn(null, group.id(), group.name());
    }

    /** An active insider. */
    static Turn person(String field, PersonId id, Admission admission) {
        Person person = admission.person(field, Limits.present(field, id));
        if (person.guest()) {
            throw Rejection.invalid(field, "a guest cannot be on call; choose someone else");
        }
        return new Turn(person.id(), null, person.name());
    }

    static String zone(String field, String zone) {
        try {
            return ZoneId.of(Limits.required(field, zone, 64)).getId();
        } catch (DateTimeException e) {
            throw Rejection.invalid(field, "there is no such zone; write one such as Europe/London");
        }
    }

    private static void time(String field, @org.jspecify.annotations.Nullable String time) {
        if (!TIME.matcher(Limits.required(field, time, 5)).matches()) {
            throw Rejection.invalid(field, "write a time of day such as 09:00");
        }
    }

    private static void date(@org.jspecify.annotations.Nullable String date) {
        String there = Limits.required("layers.start", date, 10);
        try {
            if (DATE.matcher(there).matches()) {
                var unused = LocalDate.parse(there);
                return;
            }
        } catch (DateTimeException e) {
            throw Rejection.invalid("layers.start", "there is no such date as " + there);
        }
        throw Rejection.invalid("layers.start", "write a date such as 2026-01-05");
    }

    /** A range that is there, in order, and not longer than so. */
    static void range(Instant from, Instant until, Duration most) {
        Limits.present("from", from);
        Limits.present("until", until);
        if (from.isBefore(EARLIEST) || until.isAfter(LATEST)) {
            throw Rejection.invalid("from", "must be between 1970 and 2200");
        }
        if (!from.isBefore(until)) {
            throw Rejection.invalid("until", "must be later than from");
        }
        if (Duration.between(from, until).compareTo(most) > 0) {
            throw Rejection.invalid("until", "at most " + most.toDays() + " days after from");
        }
    }
}

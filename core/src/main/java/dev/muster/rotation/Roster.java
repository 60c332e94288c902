package dev.muster.rotation;

import dev.muster.access.PersonId;
import dev.muster.command.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that says who is on call in one rotation.
 *
 * @param rotation how it is defined
 * @param changes what people changed
 * @param calendars the events of imported layers, by the layer's name
 */
record Roster(Rotation rotation, Changes changes, Map<String, List<CalendarEvent>> calendars) {
    Roster {
        calendars = Map.copyOf(calendars);
    }

    /** As it stands. */
    static Roster in(State state, Rotation rotation) {
        Map<String, List<CalendarEvent>> calendars = new HashMap<>();
        if (rotation.layers().stream().anyMatch(Layer::calendar)) {
            state.find(ImportedCalendar.KIND, ImportedCalendar.of(rotation.id()))
                    .forEach(c -> calendars.put(c.layer(), c.events()));
        }
        Changes changes = state.get(Changes.KIND, rotation.id().value()).orElse(Changes.none(rotation.id()));
        return new Roster(rotation, changes, calendars);
    }

    Roster with(Changes newChanges, Instant at) {
        return new Roster(rotation.touched(at), newChanges, calendars);
    }

    /** Who is there in a layer: by its definition, then by what was swapped; who is away is marked. */
    List<Stint> stints(Layer layer, Instant from, Instant until) {
        List<Stint> stints = layer.calendar()
                ? Recurrences.within(calendars.getOrDefault(layer.name(), List.of()), from, until)
                : LayerTurns.within(layer, from, until);
        for (Changes.Swap swap : changes.swaps()) {
            if (swap.accepted()) {
                stints = given(stints, layer, swap.gives(), swap.from(), swap.to());
                stints = given(stints, layer, swap.takes(), swap.to(), swap.from());
            }
        }
        for (Changes.Absence away : changes.absences()) {
            stints = Stint.within(stints, away.from(), away.until(), w -> Turn.same(w, away.who()), null);
        }
        return stints;
    }

    private static List<Stint> given(List<Stint> stints, Layer layer, Changes.Part part, Turn from, Turn to) {
        return layer.name().equals(part.layer())
                ? Stint.within(stints, part.from(), part.until(), w -> Turn.same(w, from), to)
                : stints;
    }

    /** The people whose turn it can be by definition, without those of groups. */
    Set<PersonId> people() {
        Set<PersonId> people = new TreeSet<>();
        defined().forEach(t -> {
            if (t.person() != null) {
                people.add(t.person());
            }
        });
        return people;
    }

    /** True when somebody for whom this holds can be on call at all, by definition or by a change. */
    boolean anyOf(Predicate<Turn> whose) {
        return defined().anyMatch(whose)
                || changes.overrides().stream().anyMatch(o -> whose.test(o.who()))
                || changes.swaps().stream().anyMatch(s -> whose.test(s.from()) || whose.test(s.to()));
    }

    private Stream<Turn> defined() {
        return Stream.concat(
                rotation.layers().stream().flatMap(l -> l.turns().stream()),
                calendars.values().stream().flatMap(List::stream).map(CalendarEvent::who));
    }

    /** What several stints at once come to: the one that began last counts. Those of one who is away count for nothing. */
    static List<Stint> resolved(List<Stint> stints) {
        TreeSet<Instant> bounds = new TreeSet<>();
        boolean apart = true;
        for (int i = 0; i < stints.size(); i++) {
            bounds.add(stints.get(i).from());
            bounds.add(stints.get(i).until());
            apart &= i == 0 || !stints.get(i).from().isBefore(stints.get(i - 1).until());
        }
        if (apart) {
            return stints;
        }
        List<Stint> resolved = new ArrayList<>();
        List<Stint> open = new ArrayList<>();
        List<Stint> waiting = new ArrayList<>(stints);
        waiting.sort(java.util.Comparator.comparing(Stint::from));
        int next = 0;
        Instant before = null;
        for (Instant bound : bounds) {
            if (before != null && !open.isEmpty()) {
                Stint first = java.util.Collections.max(open, Roster::compare);
                resolved.add(new Stint(before, bound, first.who(), first.away(), first.order()));
            }
            open.removeIf(s -> !s.until().isAfter(bound));
            while (next < waiting.size() && !waiting.get(next).from().isAfter(bound)) {
                open.add(waiting.get(next++));
            }
            before = bound;
        }
        return resolved;
    }

    private static int compare(Stint one, Stint other) {
        if (one.away() != other.away()) {
            return one.away() ? -1 : 1;
        }
        int later = one.from().compareTo(other.from());
        return later == 0 ? one.order().compareTo(other.order()) : later;
    }
}

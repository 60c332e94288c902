package dev.muster.deadline;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The definitions and calendars that a workspace has: those that are shipped, and its own beside and above them. */
final class Definitions {
    /** The sort of the journal in which they are defined. */
    static final String SORT = "deadline";

    private static final Term ALL = Term.of("own", true);

    /** How a workspace's own versions are kept. */
    static final Kind<ClockDefinition> KIND = new Kind<>(
            "deadline.definition",
            ClockDefinition.class,
            d -> d.id() + "/" + d.version(),
            d -> Set.of(ALL),
            ClockDefinition::version);

    /** How a workspace's own versions of calendars are kept. */
    static final Kind<WorkingCalendar> CALENDARS = new Kind<>(
            "deadline.calendar",
            WorkingCalendar.class,
            c -> c.id() + "/" + c.version(),
            c -> Set.of(ALL),
            WorkingCalendar::version);

    private Definitions() {}

    /**
     * Which clocks start by themselves: one for a workspace.
     *
     * @param rules in order
     */
    record Starting(List<StartRule> rules) {
        static final String ID = "starting";
        static final Kind<Starting> KIND = Kind.of("deadline.starting", Starting.class, s -> ID);

        /** Takes a copy. */
        Starting {
            rules = List.copyOf(rules);
        }

        static Starting in(State state) {
            return state.get(KIND, ID).orElse(new Starting(List.of()));
        }
    }

    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "definitions");
    }

    /** The newest version of each definition, by id. */
    static List<ClockDefinition> all(State state) {
        return newest(
                Shipped.DEFINITIONS.values().stream(),
                state.find(KIND, ALL),
                ClockDefinition::id,
                ClockDefinition::version);
    }

    /** The newest version of each calendar, by id. */
    static List<WorkingCalendar> calendars(State state) {
        return newest(
                Shipped.CALENDARS.values().stream(),
                state.find(CALENDARS, ALL),
                WorkingCalendar::id,
                WorkingCalendar::version);
    }

    private static <T> List<T> newest(
            Stream<T> shipped, List<T> own, Function<T, String> id, Function<T, Integer> version) {
        TreeMap<String, T> newest = new TreeMap<>();
        Stream.concat(shipped, own.stream())
                .sorted(Comparator.comparing(version))
                .forEach(d -> newest.put(id.apply(d), d));
        return List.copyOf(newest.values());
    }

    static Optional<ClockDefinition> newest(State state, String id) {
        return all(state).stream().filter(d -> d.id().equals(id)).findFirst();
    }

    static Optional<WorkingCalendar> calendar(State state, String id) {
        return calendars(state).stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** A version, the workspace's own before the one that is shipped. */
    static Optional<ClockDefinition> version(State state, String id, int version) {
        return state.get(KIND, id + "/" + version)
                .or(() -> Optional.ofNullable(Shipped.DEFINITIONS.get(id)).filter(d -> d.version() == version));
    }

    /** How many versions of its own a workspace has. */
    static int own(State state) {
        return state.find(KIND, ALL).size() + state.find(CALENDARS, ALL).size();
    }

    /** True when it is shipped just so. */
    static boolean shipped(ClockDefinition definition) {
        return definition.equals(Shipped.DEFINITIONS.get(definition.id()));
    }

    /** True when it is shipped just so. */
    static boolean shipped(WorkingCalendar calendar) {
        return calendar.equals(Shipped.CALENDARS.get(calendar.id()));
    }
}

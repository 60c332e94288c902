package dev.muster.incident;

import dev.muster.command.Kind;
import dev.muster.command.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace speaks of its incidents: what its severities are called, which types there are, and what may become
 * of what. Lists that are missing are empty.
 *
 * @param severities what severities are called; one that is not here keeps its own name
 * @param types the types of incidents, in the order in which they are offered
 * @param moves what each status may become; a status that is not here keeps {@link Status#mayBecome}
 * @param callLink address of calls, with places in braces; null for none
 * @param alarmMinutes how long a role may stay unfilled before it raises an alarm; 0 for ever
 * @param digestMinutes how long after it was resolved an incident is summed up; 0 for never
 * @param version counts the changes, from 1; 0 for the one that every workspace begins with
 */
public record Scheme(
        List<SeverityWords> severities,
        List<IncidentType> types,
        List<Moves> moves,
        @Nullable String callLink,
        int alarmMinutes,
        int digestMinutes,
        int version) {
    /** How long a role may stay unfilled unless the workspace says otherwise. */
    public static final int ALARM_MINUTES = 15;

    /** How long after it was resolved an incident is summed up unless the workspace says otherwise. */
    public static final int DIGEST_MINUTES = 60;

    /** What a workspace has that never set one. */
    public static final Scheme DEFAULT =
            new Scheme(List.of(), List.of(), List.of(), null, ALARM_MINUTES, DIGEST_MINUTES, 0);

    private static final String ONLY = "incidents";

    /** How it is kept: one for each workspace. */
    public static final Kind<Scheme> KIND = Kind.of("incident.scheme", Scheme.class, s -> ONLY);

    /**
     * What a severity is called.
     *
     * @param severity which
     * @param title 1 to 60 characters
     * @param description when it applies, at most 500 characters; may be empty
     */
    public record SeverityWords(Severity severity, String title, String description) {}

    /**
     * A type of incident.
     *
     * @param id 1 to 64 letters, digits, {@code _} and {@code -}
     * @param title 1 to 60 characters
     * @param description when it applies, at most 500 characters; may be empty
     */
    public record IncidentType(String id, String title, String description) {}

    /** What a status may become: nothing when {@code to} is empty. */
    public record Moves(Status from, List<Status> to) {
        /** Takes a copy. */
        public Moves {
            to = List.copyOf(Objects.requireNonNullElse(to, List.of()));
        }
    }

    /** Takes copies. */
    public Scheme {
        severities = List.copyOf(Objects.requireNonNullElse(severities, List.of()));
        types = List.copyOf(Objects.requireNonNullElse(types, List.of()));
        moves = List.copyOf(Objects.requireNonNullElse(moves, List.of()));
    }

    /** The workspace's. */
    public static Scheme in(State state) {
        return state.get(KIND, ONLY).orElse(DEFAULT);
    }

    /** Id of the one document. */
    static String id() {
        return ONLY;
    }

    /** True when an incident that stands so may come to stand so. */
    public boolean mayBecome(Status from, Status to) {
        return next(from).contains(to);
    }

    /** What a status may become, in the order of {@link Status}. */
    public List<Status> next(Status from) {
        Optional<Moves> own = moves.stream().filter(m -> m.from() == from).findFirst();
        return Arrays.stream(Status.values())
                .filter(to -> own.map(m -> m.to().contains(to)).orElseGet(() -> from.mayBecome(to)))
                .toList();
    }

    /** All moves, those of the workspace and those that every workspace has. */
    public List<Moves> table() {
        return Arrays.stream(Status.values()).map(s -> new Moves(s, next(s))).toList();
    }

    /** The first status from which no way leads to {@link Status#CLOSED}; empty when there is none. */
    Optional<Status> deadEnd() {
        Set<Status> closing = EnumSet.of(Status.CLOSED);
        List<Status> open = new ArrayList<>(EnumSet.complementOf(EnumSet.of(Status.CLOSED)));
        while (open.removeIf(s -> next(s).stream().anyMatch(closing::contains) && closing.add(s))) {
            // each round finds those that are one step further away
        }
        return open.stream().findFirst();
    }

    /** The type of this id, if there is one. */
    public Optional<IncidentType> type(String id) {
        return types.stream().filter(t -> t.id().equals(id)).findFirst();
    }
}

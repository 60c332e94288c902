package dev.muster.relation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one incident is to another, seen from one of the two; the other one has the opposite of it.
 *
 * @param incident from where it is seen
 * @param other the other one
 * @param as what the other one is to it
 * @param since when they were related
 */
public record Relation(IncidentId incident, IncidentId other, As as, Instant since) {
    /** How relations are kept: found by incident, in the order in which they came. */
    public static final Kind<Relation> KIND = new Kind<>(
            "incident.relation",
            Relation.class,
            r -> id(r.incident(), r.other()),
            r -> Set.of(Term.of("incident", r.incident())),
            r -> r.since().toEpochMilli());

    /** What the other incident is. */
    public enum As {
        /** What this one is a part of. */
        PARENT,
        /** A part of this one. */
        CHILD,
        /** Something to look at as well. */
        RELATED,
        /** The same thing as this one, which goes on in this one. */
        DUPLICATE,
        /** The same thing as this one, which goes on there. */
        ORIGINAL;

        /** What this one is to the other. */
        public As opposite() {
            return switch (this) {
                case PARENT -> CHILD;
                case CHILD -> PARENT;
                case RELATED -> RELATED;
                case DUPLICATE -> ORIGINAL;
                case ORIGINAL -> DUPLICATE;
            };
        }

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a word says. */
        @JsonCreator
        public static As of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static String id(IncidentId incident, IncidentId other) {
        return incident + "/" + other;
    }

    /** The same, seen from the other one. */
    Relation reversed() {
        return new Relation(other, incident, as.opposite(), since);
    }

    /** All relations of an incident. */
    static List<Relation> of(IncidentId incident, State state) {
        return state.find(KIND, Term.of("incident", incident));
    }

    /** The one of an incident that is such, if there is one. */
    static Optional<IncidentId> other(IncidentId incident, As as, State state) {
        return of(incident, state).stream()
                .filter(r -> r.as() == as)
                .map(Relation::other)
                .findFirst();
    }
}

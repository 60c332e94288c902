package dev.muster.stakeholder;

import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an audience is reached in an incident.
 *
 * @param incident which incident
 * @param audience id of the audience
 * @param from when what goes out by itself counts from: the last planned time, or what somebody published after that
 * @param nextAt when the next one goes out by itself; null for never
 * @param lastAt when it was told last; null for never
 * @param entry the number of that publication; 0 for none
 */
record Reach(
        IncidentId incident,
        String audience,
        Instant from,
        @Nullable Instant nextAt,
        @Nullable Instant lastAt,
        long entry) {
    static final Kind<Reach> KIND = new Kind<>(
            "stakeholder.reach",
            Reach.class,
            r -> id(r.incident(), r.audience()),
            r -> Set.of(Term.of("incident", r.incident())),
            r -> 0);

    static String id(IncidentId incident, String audience) {
        return incident.value() + "/" + audience;
    }

    Reach next(Instant newFrom, @Nullable Instant at) {
        return new Reach(incident, audience, newFrom, at, lastAt, entry);
    }

    Reach told(Instant at, long newEntry) {
        return new Reach(incident, audience, from, nextAt, at, newEntry);
    }
}

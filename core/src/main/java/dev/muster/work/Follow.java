package dev.muster.work;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That somebody follows an incident: a matter of theirs, and no entry.
 *
 * @param incident which incident
 * @param person who
 * @param since since when
 */
record Follow(IncidentId incident, PersonId person, Instant since) {
    /** Found by person, the oldest first. */
    static final Kind<Follow> KIND = new Kind<>(
            "work.follow",
            Follow.class,
            f -> id(f.incident(), f.person()),
            f -> Set.of(Term.of("person", f.person())),
            f -> f.since().toEpochMilli());

    static String id(IncidentId incident, PersonId person) {
        return incident.value() + "/" + person.value();
    }
}

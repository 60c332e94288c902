package dev.muster.concern;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A suspected incident, as somebody reported it and as it stands.
 *
 * @param id which: the receipt
 * @param title 1 to 200 characters
 * @param details at most 10,000 characters; may be empty
 * @param reporter who reported it
 * @param reporterName their name then
 * @param at when
 * @param state what became of it
 * @param reason why it was dismissed; empty otherwise
 * @param incident the incident that it became or went into; null for none
 * @param settledBy who decided; null while nobody has
 * @param settledAt when; null while nobody has
 */
public record Concern(
        ConcernId id,
        String title,
        String details,
        PersonId reporter,
        String reporterName,
        Instant at,
        Progress state,
        String reason,
        @Nullable IncidentId incident,
        @Nullable PersonId settledBy,
        @Nullable Instant settledAt) {
    /** What became of a concern: all that whoever reported it sees. */
    public enum Progress {
        /** Nobody has decided yet. */
        WAITING,
        /** It is an incident now. */
        DECLARED,
        /** It belongs to an incident that there was. */
        MERGED,
        /** It was looked at, and is none. */
        DISMISSED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How concerns are kept: found by whether they wait and by who reported them, oldest first. */
    public static final Kind<Concern> KIND = new Kind<>(
            "concern.concern",
            Concern.class,
            c -> c.id().value(),
            c -> Set.of(waiting(c.state() == Progress.WAITING), Term.of("person", c.reporter())),
            c -> c.at().toEpochMilli());

    static Term waiting(boolean is) {
        return Term.of("waiting", is);
    }

    Concern settled(Progress how, String why, @Nullable IncidentId into, PersonId by, Instant when) {
        return new Concern(id, title, details, reporter, reporterName, at, how, why, into, by, when);
    }
}

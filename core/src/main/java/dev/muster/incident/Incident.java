package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands.
 *
 * @param id which
 * @param number what people call it: INC-1 and so on, one after the other in a workspace
 * @param title 1 to 200 characters
 * @param summary what is known; may be empty
 * @param severity how bad
 * @param status how it stands
 * @param declaredBy who declared it
 * @param declaredAt when
 * @param resolvedAt when it was last resolved; null while it is open
 * @param playbook the playbook that it runs by; null for none
 * @param playbookVersion the version of that playbook; 0 for none
 * @param source what declared it when no person did, such as an alert source; null for a person
 * @param touched true once a person has acted on it: from then on nothing automatic changes its status
 * @param resolveProposed true when whoever declared it automatically says that it is over
 * @param related the incident that this one follows; null for none
 * @param lastUpdate number of the entry of the last status update; 0 for none
 * @param nextUpdateAt when the next update was promised; null for no promise
 * @param particulars what is known of it besides
 */
public record Incident(
        IncidentId id,
        long number,
        String title,
        String summary,
        Severity severity,
        Status status,
        PersonId declaredBy,
        Instant declaredAt,
        @Nullable Instant resolvedAt,
        @Nullable String playbook,
        int playbookVersion,
        @Nullable String source,
        boolean touched,
        boolean resolveProposed,
        @Nullable IncidentId related,
        long lastUpdate,
        @Nullable Instant nextUpdateAt,
        Particulars particulars) {
    /** How incidents are kept: found among the open ones or the others, in the order of their numbers. */
    public static final Kind<Incident> KIND = new Kind<>(
            "incident.incident",
            Incident.class,
            i -> i.id().value(),
            i -> Set.of(Term.of("open", i.status().open())),
            Incident::number);

    /** Older incidents have no particulars. */
    public Incident {
        particulars = Objects.requireNonNullElse(particulars, Particulars.NONE);
    }

    /**
     * The incident of this id.
     *
     * @throws Rejection when there is none, as for one that may not be seen
     */
    public static Incident in(State state, IncidentId id) {
        return state.get(KIND, id.value()).orElseThrow(Rejection::absent);
    }

    /** The name of its channel, and what people say: {@code INC-7}. */
    public String label() {
        return "INC-" + number;
    }

    /** The same, changed. */
    public Change change() {
        return new Change(this);
    }
}

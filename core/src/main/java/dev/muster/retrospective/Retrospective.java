package dev.muster.retrospective;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The look back on one incident. What it says is in {@link Section}s and {@link Factor}s, a document each.
 *
 * @param incident on which incident
 * @param state whether it is still written
 * @param begunAt when it was begun
 * @param begunBy by whom
 * @param publishedAt when it was last published; null before
 * @param publishedBy by whom; null before
 * @param made how many sections, factors and action items were ever made: orders them
 * @param remindAgainSeconds how long after a reminder it is reminded of again; null for never
 */
public record Retrospective(
        IncidentId incident,
        Progress state,
        Instant begunAt,
        PersonId begunBy,
        @Nullable Instant publishedAt,
        @Nullable PersonId publishedBy,
        int made,
        @Nullable Long remindAgainSeconds) {
    /** Whether it is still written. */
    public enum Progress {
        /** It is written. */
        DRAFT,
        /** It is published: nothing of what it says changes unless it is reopened. Action items go on. */
        PUBLISHED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How retrospectives are kept: by their incident. */
    public static final Kind<Retrospective> KIND =
            Kind.of("retrospective.retrospective", Retrospective.class, r -> r.incident()
                    .value());

    /**
     * The one on an incident.
     *
     * @throws Rejection in conflict, when it was not begun
     */
    static Retrospective of(State state, IncidentId incident) {
        return state.get(KIND, incident.value())
                .orElseThrow(() -> Rejection.conflict("this retrospective was not begun; begin it first"));
    }

    Retrospective oneMore() {
        return new Retrospective(
                incident, state, begunAt, begunBy, publishedAt, publishedBy, made + 1, remindAgainSeconds);
    }

    Retrospective published(Instant at, PersonId by) {
        return new Retrospective(incident, Progress.PUBLISHED, begunAt, begunBy, at, by, made, remindAgainSeconds);
    }

    Retrospective reopened() {
        return new Retrospective(
                incident, Progress.DRAFT, begunAt, begunBy, publishedAt, publishedBy, made, remindAgainSeconds);
    }
}

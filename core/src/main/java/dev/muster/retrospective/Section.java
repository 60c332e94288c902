package dev.muster.retrospective;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A section of a retrospective.
 *
 * @param incident of the one on which incident
 * @param id which
 * @param title 1 to 200 characters
 * @param text Markdown, at most 20,000 characters; may be empty
 * @param version 1 at first, one more at each change
 * @param order its place
 * @param editedBy who wrote it last
 * @param editedByName their name
 * @param editedAt when
 */
public record Section(
        IncidentId incident,
        String id,
        String title,
        String text,
        int version,
        int order,
        PersonId editedBy,
        String editedByName,
        Instant editedAt) {
    /** How sections are kept: found by incident, in their order. */
    public static final Kind<Section> KIND = new Kind<>(
            "retrospective.section",
            Section.class,
            s -> id(s.incident(), s.id()),
            s -> Set.of(Term.of("incident", s.incident())),
            Section::order);

    static String id(IncidentId incident, String section) {
        return incident.value() + "/" + section;
    }

    static List<Section> in(State state, IncidentId incident) {
        return state.find(KIND, Term.of("incident", incident));
    }

    Section edited(String newTitle, String newText, PersonId by, String byName, Instant at) {
        return new Section(incident, id, newTitle, newText, version + 1, order, by, byName, at);
    }
}

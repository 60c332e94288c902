package dev.muster.retrospective;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done so that it does not happen again; tracked until it is done or dropped, also after the
 * incident is closed.
 *
 * @param incident after which incident
 * @param id which
 * @param title 1 to 200 characters
 * @param owner who does it; null for nobody
 * @param ownerName their name
 * @param due until when; null for no time
 * @param state how it stands
 * @param note what was said when its state was last set; may be empty
 * @param version 1 at first, one more at each change
 * @param order its place
 */
public record ActionItem(
        IncidentId incident,
        String id,
        String title,
        @Nullable PersonId owner,
        @Nullable String ownerName,
        @Nullable Instant due,
        Progress state,
        String note,
        int version,
        int order) {
    /** How an action item stands. */
    public enum Progress {
        /** It has to be done. */
        OPEN,
        /** It is done. */
        DONE,
        /** It is not going to be done. */
        DROPPED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of a word. */
        @JsonCreator
        public static Progress of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How action items are kept: found by incident, and by owner while they are open; what is due first comes first. */
    public static final Kind<ActionItem> KIND = new Kind<>(
            "retrospective.action",
            ActionItem.class,
            a -> Section.id(a.incident(), a.id()),
            ActionItem::terms,
            a -> a.due() == null ? Long.MAX_VALUE : a.due().toEpochMilli());

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("incident", incident)));
        if (state == Progress.OPEN && owner != null) {
            terms.add(Term.of("person", owner));
        }
        return terms;
    }

    static List<ActionItem> in(State state, IncidentId incident) {
        return state.find(KIND, Term.of("incident", incident));
    }

    ActionItem said(String newTitle, @Nullable Instant newDue) {
        return new ActionItem(incident, id, newTitle, owner, ownerName, newDue, state, note, version + 1, order);
    }

    ActionItem given(@Nullable PersonId to, @Nullable String name) {
        return new ActionItem(incident, id, title, to, name, due, state, note, version, order);
    }

    ActionItem now(Progress progress, String said) {
        return new ActionItem(incident, id, title, owner, ownerName, due, progress, said, version + 1, order);
    }
}

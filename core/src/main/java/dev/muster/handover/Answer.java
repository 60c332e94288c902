package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What someone answered in a standup, as it stands: answering again replaces it.
 *
 * @param session in which session
 * @param person who
 * @param name their name
 * @param done what is done
 * @param next what is next
 * @param blockers what is in the way
 * @param at when they first answered
 * @param entry number of the entry of the latest answer; 0 in answers from before this was kept
 * @param late true when the first answer came after the end
 * @param task the task that its blockers became; null for none
 */
public record Answer(
        SessionId session,
        PersonId person,
        String name,
        String done,
        String next,
        String blockers,
        Instant at,
        long entry,
        boolean late,
        @Nullable String task) {
    /** How answers are kept: found by session, in the order in which people answered first. */
    public static final Kind<Answer> KIND = new Kind<>(
            "handover.answer",
            Answer.class,
            a -> id(a.session(), a.person()),
            a -> Set.of(Term.of("session", a.session())),
            a -> a.at().toEpochMilli());

    Answer tasked(String newTask) {
        return new Answer(session, person, name, done, next, blockers, at, entry, late, newTask);
    }

    /** The id of the document. */
    public static String id(SessionId session, PersonId person) {
        return session.value() + "/" + person.value();
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

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
 */
public record Answer(
        SessionId session, PersonId person, String name, String done, String next, String blockers, Instant at) {
    /** How answers are kept: found by session, in the order in which people answered first. */
    public static final Kind<Answer> KIND = new Kind<>(
            "handover.answer",
            Answer.class,
            a -> id(a.session(), a.person()),
            a -> Set.of(Term.of("session", a.session())),
            a -> a.at().toEpochMilli());

    /** The id of the document. */
    public static String id(SessionId session, PersonId person) {
        return session.value() + "/" + person.value();
    }
}

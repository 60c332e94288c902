package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.record.DocumentKey;
import java.util.Set;

/**
 * How one sort of question is answered, in one snapshot.
 *
 * @param <Q> the question
 * @param <R> the answer
 */
public interface Answerer<Q extends Question<R>, R> {
    /**
     * Checks the question and asks the directory, before anything is read. Returns the question to answer.
     *
     * @throws Rejection with the field that is wrong
     */
    default Q admit(Q question, Admission admission) {
        return question;
    }

    /** Documents that the next steps will read, so that they are loaded at once. A hint: others can be read too. */
    default Set<DocumentKey> needs(Q question, Actor actor) {
        return Set.of();
    }

    /**
     * What is asked of which object; the engine puts it to the policy.
     *
     * @throws Rejection {@link Rejection#absent()} when there is no such object
     */
    Asked authorise(Q question, State state, Context context);

    /** The answer for this actor. */
    R answer(Q question, State state, Context context);

    /** True when the read itself goes on record before it is answered. */
    default boolean sensitive() {
        return false;
    }
}

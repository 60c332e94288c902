package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Question;
import dev.muster.command.State;

/**
 * Answers a question about no channel in particular; what is in the answer is decided object by object.
 *
 * @param <Q> the question
 * @param <R> the answer
 * @param action what is put to the policy
 * @param reading how it is answered
 */
public record OfWorkspace<Q extends Question<R>, R>(Action action, OfChannel.Reading<Q, R> reading)
        implements Answerer<Q, R> {
    /** Answers a question. */
    public static <Q extends Question<R>, R> OfWorkspace<Q, R> of(Action action, OfChannel.Reading<Q, R> reading) {
        return new OfWorkspace<>(action, reading);
    }

    @Override
    public Asked authorise(Q question, State state, Context context) {
        return new Asked(action, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public R answer(Q question, State state, Context context) {
        return reading.answer(question, state, context);
    }
}

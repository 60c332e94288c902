package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.record.DocumentKey;
import java.util.Set;

/**
 * Answers a question about one channel, when the actor may read it.
 *
 * @param <Q> the question
 * @param <R> the answer
 * @param action what is put to the policy
 * @param reading how it is answered
 * @param sensitive true when the read goes on record first
 */
public record OfChannel<Q extends ChannelQuestion<R>, R>(Action action, Reading<Q, R> reading, boolean sensitive)
        implements Answerer<Q, R> {
    /** How a question is answered. */
    @FunctionalInterface
    public interface Reading<Q, R> {
        /** Answers it. */
        R answer(Q question, State state, Context context);
    }

    /** Answers a question that whoever may read the channel may ask. */
    public static <Q extends ChannelQuestion<R>, R> OfChannel<Q, R> of(Reading<Q, R> reading) {
        return new OfChannel<>(ChannelAccess.READ, reading, false);
    }

    @Override
    public Q admit(Q question, dev.muster.command.Admission admission) {
        dev.muster.command.Limits.present("channel", question.channel());
        return question;
    }

    @Override
    public Set<DocumentKey> needs(Q question, Actor actor) {
        return ChannelAccess.needs(actor.workspace(), question.channel(), actor);
    }

    @Override
    public Asked authorise(Q question, State state, Context context) {
        return new Asked(action, ChannelAccess.standing(state, question.channel(), context.actor()));
    }

    @Override
    public R answer(Q question, State state, Context context) {
        return reading.answer(question, state, context);
    }
}

package dev.muster.incident;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Channels;
import dev.muster.channel.Messages;
import dev.muster.channel.Quote;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.ParticularEvent.IncidentRaised;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message that an incident is declared from. Each names the other by its place alone, so that nobody learns more of
 * either than they may read.
 *
 * @param message where it is; null when there is none
 * @param at when it was written; null when there is none
 */
record Raised(@Nullable Quote message, @Nullable Instant at) {
    static void check(@Nullable Quote from) {
        if (from != null) {
            Limits.present("from", from.channel());
        }
    }

    /**
     * Looks at it with the eyes of the actor.
     *
     * @throws Rejection absent when they may not read it
     */
    static Raised from(@Nullable Quote from, State state, Context context) {
        if (from == null) {
            return new Raised(null, null);
        }
        if (!context.allows(ChannelAccess.READ, ChannelAccess.standing(state, from.channel(), context.actor()))) {
            throw Rejection.absent();
        }
        return new Raised(
                from,
                Messages.visible(from.channel(), from.message(), state, context).time());
    }

    /** Says beside the message what became of it, where the actor may write. */
    Decision link(Decision decision, IncidentId incident, State state, Context context) {
        return message != null
                        && context.allows(
                                Channels.POST, ChannelAccess.standing(state, message.channel(), context.actor()))
                ? decision.append(
                        message.channel().journal(context.workspace()), new IncidentRaised(message.message(), incident))
                : decision;
    }
}

package dev.muster.incident;

import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.Limits;

/**
 * A question about one incident.
 *
 * @param <R> what the answer is
 */
public interface IncidentQuestion<R> extends ChannelQuestion<R> {
    /** Which incident. */
    IncidentId incident();

    @Override
    default ChannelId channel() {
        return Limits.present("incident", incident()).channel();
    }
}

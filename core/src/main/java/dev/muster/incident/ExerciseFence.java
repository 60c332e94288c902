package dev.muster.incident;

import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Fence;
import dev.muster.command.State;
import java.util.Optional;

/**
 * Nothing leaves for an exercise, from whichever of its channels; and nothing for a channel of which nothing is known, so
 * that what cannot be told is not sent.
 */
final class ExerciseFence implements Fence {
    static final String EXERCISE = "exercise";

    @Override
    public Optional<String> closed(String channel, State state) {
        Optional<Channel> known = state.get(Channel.KIND, channel);
        if (known.isEmpty()) {
            return Optional.of("its channel is not known");
        }
        ChannelId set = known.get().settings().set();
        if (set == null && !known.get().incident()) {
            return Optional.empty();
        }
        Optional<Incident> incident = state.get(Incident.KIND, set == null ? channel : set.value());
        if (incident.isEmpty()) {
            return Optional.of("its incident is not known");
        }
        return incident.filter(i -> i.particulars().exercise()).map(i -> EXERCISE);
    }
}

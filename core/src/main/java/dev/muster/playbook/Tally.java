package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;

/**
 * How many tasks a channel has, so that nobody has to count them.
 *
 * @param channel which channel
 * @param tasks how many, hidden ones included
 */
record Tally(ChannelId channel, int tasks) {
    static final int MOST = 1_000;
    static final Kind<Tally> KIND =
            Kind.of("playbook.tally", Tally.class, t -> t.channel().value());

    /** Some more. */
    static void grow(Decision decision, ChannelId channel, int more, State state) {
        int before = state.get(KIND, channel.value()).map(Tally::tasks).orElseGet(() -> Tasks.in(state, channel)
                .size());
        if (before + more > MOST) {
            throw Rejection.conflict("a channel holds " + MOST + " tasks at most; use another channel");
        }
        decision.put(KIND, new Tally(channel, before + more));
    }
}

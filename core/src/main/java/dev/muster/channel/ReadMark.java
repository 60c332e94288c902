package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far someone has read: state of theirs, and no entry that others see.
 *
 * @param channel which channel
 * @param person who
 * @param upTo number of the last entry read
 * @param messages how many messages the channel held up to it
 * @param at when they were last known to read; within five minutes
 */
record ReadMark(
        ChannelId channel,
        PersonId person,
        long upTo,
        long messages,
        @Nullable Instant at) {
    static final Kind<ReadMark> KIND =
            Kind.of("channel.read-mark", ReadMark.class, m -> Member.id(m.channel(), m.person()));

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** True when it is known that they read not long before this time. */
    boolean seen(Instant now) {
        return at != null && at.isAfter(now.minus(FRESH));
    }

    /** The same, known to read at this time. */
    ReadMark at(Instant now) {
        return new ReadMark(channel, person, upTo, messages, now);
    }
}

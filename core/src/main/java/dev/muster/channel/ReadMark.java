package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;

/**
 * How far someone has read: state of theirs, and no entry that others see.
 *
 * @param channel which channel
 * @param person who
 * @param upTo number of the last entry read
 * @param messages how many messages the channel held up to it
 */
record ReadMark(ChannelId channel, PersonId person, long upTo, long messages) {
    static final Kind<ReadMark> KIND =
            Kind.of("channel.read-mark", ReadMark.class, m -> Member.id(m.channel(), m.person()));
}

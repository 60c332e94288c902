package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.util.Set;

/**
 * That somebody does not want to be told of what is new in a channel: theirs alone.
 *
 * @param channel which channel
 * @param person who
 */
record Mute(ChannelId channel, PersonId person) {
    static final Kind<Mute> KIND = new Kind<>(
            "channel.mute",
            Mute.class,
            m -> Member.id(m.channel(), m.person()),
            m -> Set.of(Term.of("person", m.person())),
            m -> 0);
}

package dev.muster.channel;

import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.util.Set;

/**
 * That a message was deleted: takes it out of the count of what is unread.
 *
 * @param channel which channel
 * @param message number of the message
 */
record Tombstone(ChannelId channel, long message) {
    static final Kind<Tombstone> KIND = new Kind<>(
            "channel.tombstone",
            Tombstone.class,
            t -> t.channel().value() + "/" + t.message(),
            t -> Set.of(Term.of("channel", t.channel())),
            Tombstone::message);
}

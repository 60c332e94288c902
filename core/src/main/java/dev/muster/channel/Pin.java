package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That a message is pinned.
 *
 * @param channel which channel
 * @param message number of the message
 * @param by who pinned it
 * @param at when
 * @param reason why; may be empty
 */
public record Pin(ChannelId channel, long message, PersonId by, Instant at, String reason) {
    /** How pins are kept: found by channel, in the order of their messages. */
    public static final Kind<Pin> KIND = new Kind<>(
            "channel.pin",
            Pin.class,
            p -> id(p.channel(), p.message()),
            p -> Set.of(Term.of("channel", p.channel())),
            Pin::message);

    static String id(ChannelId channel, long message) {
        return channel.value() + "/" + message;
    }
}

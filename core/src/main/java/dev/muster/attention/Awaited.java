package dev.muster.attention;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That one person has not acknowledged a message yet that they were asked to.
 *
 * @param channel which channel
 * @param message its number
 * @param person who
 * @param at since when
 */
public record Awaited(ChannelId channel, long message, PersonId person, Instant at) {
    /** Found by person, oldest first. */
    public static final Kind<Awaited> KIND = new Kind<>(
            "attention.awaited",
            Awaited.class,
            a -> id(a.channel(), a.message(), a.person()),
            a -> Set.of(Term.of("person", a.person())),
            a -> a.at().toEpochMilli());

    static String id(ChannelId channel, long message, PersonId person) {
        return Request.id(channel, message) + "/" + person.value();
    }
}

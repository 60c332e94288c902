package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * What somebody has begun to write: theirs alone, on every device.
 *
 * @param channel which channel
 * @param thread number of the message that it replies to; 0 for none
 * @param person who
 * @param text as far as it was written
 * @param at when
 */
record Draft(ChannelId channel, long thread, PersonId person, String text, Instant at) {
    static final Kind<Draft> KIND = new Kind<>(
            "channel.draft",
            Draft.class,
            d -> id(d.channel(), d.thread(), d.person()),
            d -> Set.of(Term.of("person", d.person())),
            d -> d.at().toEpochMilli());

    static String id(ChannelId channel, long thread, PersonId person) {
        return channel.value() + "/" + thread + "/" + person.value();
    }
}

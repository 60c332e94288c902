package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That somebody is away from the standups of a channel: they are not asked, and the digest says so.
 *
 * @param channel which channel
 * @param person who
 * @param from from when on
 * @param until until when, exclusive
 */
public record Absence(ChannelId channel, PersonId person, Instant from, Instant until) {
    /** How absences are kept: found by channel; one for a person. */
    public static final Kind<Absence> KIND = new Kind<>(
            "handover.absence",
            Absence.class,
            a -> id(a.channel(), a.person()),
            a -> Set.of(Term.of("channel", a.channel())),
            a -> a.from().toEpochMilli());

    /** The id of the document. */
    public static String id(ChannelId channel, PersonId person) {
        return channel.value() + "/" + person.value();
    }

    boolean at(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}

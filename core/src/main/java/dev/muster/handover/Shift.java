package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * Who has a shift of a channel that is no incident's. It is made when the first handover of it is accepted.
 *
 * @param channel which channel
 * @param title what the shift is called there
 * @param holder who has it
 * @param name their name
 * @param since since when
 */
public record Shift(ChannelId channel, String title, PersonId holder, String name, Instant since) {
    /** How shifts are kept: found by channel. */
    public static final Kind<Shift> KIND = new Kind<>(
            "handover.shift",
            Shift.class,
            s -> id(s.channel(), s.title()),
            s -> Set.of(Term.of("channel", s.channel())),
            s -> s.since().toEpochMilli());

    /** The id of the document. */
    public static String id(ChannelId channel, String title) {
        return channel.value() + "/" + title;
    }
}

package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That someone is in a channel.
 *
 * @param channel which channel
 * @param person who
 * @param name their name when they were added
 * @param rank what they are in it
 * @param since when they were added
 * @param from number of the first entry that they may read: 1 for everything
 */
public record Member(ChannelId channel, PersonId person, String name, Rank rank, Instant since, long from) {
    /** How members are kept: found by channel and by person, in order of joining. */
    public static final Kind<Member> KIND = new Kind<>(
            "channel.member",
            Member.class,
            m -> id(m.channel(), m.person()),
            m -> Set.of(Term.of("channel", m.channel()), Term.of("person", m.person())),
            m -> m.since().toEpochMilli());

    /** The id of the document. */
    public static String id(ChannelId channel, PersonId person) {
        return channel.value() + "/" + person.value();
    }

    Member ranked(Rank newRank) {
        return new Member(channel, person, name, newRank, since, from);
    }
}

package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * A channel as it stands.
 *
 * @param id which
 * @param name 1 to 80 characters
 * @param purpose what it is for; may be empty
 * @param open true when every insider may read and join
 * @param archived true once it takes no more changes
 * @param incident true when it is the home of the incident of the same id
 * @param creator who made it
 * @param createdAt when
 */
public record Channel(
        ChannelId id,
        String name,
        String purpose,
        boolean open,
        boolean archived,
        boolean incident,
        PersonId creator,
        Instant createdAt) {
    /** How channels are kept: found among the open ones, in order of age. */
    public static final Kind<Channel> KIND = new Kind<>(
            "channel.channel",
            Channel.class,
            c -> c.id().value(),
            c -> Set.of(Term.of("open", c.open())),
            c -> c.createdAt().toEpochMilli());

    Channel named(String newName, String newPurpose) {
        return new Channel(id, newName, newPurpose, open, archived, incident, creator, createdAt);
    }

    Channel archived(boolean now) {
        return new Channel(id, name, purpose, open, now, incident, creator, createdAt);
    }
}

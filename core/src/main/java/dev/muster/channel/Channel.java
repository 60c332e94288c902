package dev.muster.channel;

import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A channel as it stands.
 *
 * @param id which
 * @param name 1 to 80 characters
 * @param purpose what it is for; may be empty
 * @param open true for a public channel: every insider, of its team if it has one, may read and join
 * @param archived true once it takes no more changes
 * @param incident true when it is the home of the incident of the same id
 * @param creator who made it
 * @param createdAt when
 * @param settings what is set besides
 */
public record Channel(
        ChannelId id,
        String name,
        String purpose,
        boolean open,
        boolean archived,
        boolean incident,
        PersonId creator,
        Instant createdAt,
        Settings settings) {
    /** How channels are kept: found among the open ones and in an incident's set, in order of age. */
    public static final Kind<Channel> KIND =
            new Kind<>("channel.channel", Channel.class, c -> c.id().value(), Channel::terms, c -> c.createdAt()
                    .toEpochMilli());

    /** What is absent has its default. */
    public Channel {
        settings = Objects.requireNonNullElse(settings, Settings.NONE);
    }

    /** A channel with nothing set. */
    public Channel(
            ChannelId id,
            String name,
            String purpose,
            boolean open,
            boolean archived,
            boolean incident,
            PersonId creator,
            Instant createdAt) {
        this(id, name, purpose, open, archived, incident, creator, createdAt, Settings.NONE);
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("open", open)));
        ChannelId home = settings.set();
        if (home != null) {
            terms.add(inSet(home));
        }
        return terms;
    }

    /** The term of the channels in the set of an incident, its home aside. */
    public static Term inSet(ChannelId home) {
        return Term.of("set", home);
    }

    /** True when this actor may find it and walk in. */
    public boolean openTo(Actor actor) {
        return open && (settings.team() == null || actor.groups().contains(settings.team()));
    }

    /** The same under another name. */
    public Channel named(String newName, String newPurpose, String newHeader) {
        return new Channel(
                id, newName, newPurpose, open, archived, incident, creator, createdAt, settings.headed(newHeader));
    }

    Channel archived(boolean now) {
        return new Channel(id, name, purpose, open, now, incident, creator, createdAt, settings);
    }

    /** The same with other settings. */
    public Channel with(Settings newSettings) {
        return new Channel(id, name, purpose, open, archived, incident, creator, createdAt, newSettings);
    }

    /**
     * The first entry that somebody sees who comes in behind this number.
     *
     * @param head number of the last entry before the one that says they were added
     */
    long seenFrom(long head) {
        return settings.history() == Visibility.EVERYTHING ? 1 : head + 1;
    }
}

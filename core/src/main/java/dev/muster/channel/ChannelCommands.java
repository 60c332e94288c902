package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with channels themselves. */
public interface ChannelCommands {
    /**
     * Makes a channel; the caller owns it. Answers {@code channel}.
     *
     * @param name 1 to 80 characters
     * @param purpose what it is for, at most 250 characters; null for nothing
     * @param open true for a public channel
     * @param members who is in it from the start, at most 1,000; null for the caller alone
     * @param made what admission makes of the people, and the new id; not sent by callers
     */
    record CreateChannel(
            String name,
            @Nullable String purpose,
            boolean open,
            @Nullable List<PersonId> members,
            @JsonIgnore @Nullable Made made)
            implements Command {
        /** A channel to be made. */
        public CreateChannel(String name, @Nullable String purpose, boolean open, @Nullable List<PersonId> members) {
            this(name, purpose, open, members, null);
        }
    }

    /** What admission adds to a command that makes something. */
    record Made(ChannelId channel, List<Person> people) {}

    /** Gives it another name; and another purpose unless that is null. */
    record RenameChannel(
            ChannelId channel, String name, @Nullable String purpose) implements ChannelCommand {}

    /** Joins a public channel. */
    record JoinChannel(ChannelId channel) implements ChannelCommand {}

    /** Leaves it. */
    record LeaveChannel(ChannelId channel) implements ChannelCommand {}

    /**
     * Adds people, or gives them another role.
     *
     * @param people 1 to 1,000
     * @param role what they are to be; null for member
     * @param found the people as the directory has them; not sent by callers
     */
    record AddMembers(
            ChannelId channel,
            List<PersonId> people,
            @Nullable Rank role,
            @JsonIgnore @Nullable List<Person> found) implements ChannelCommand {
        /** People to be added. */
        public AddMembers(ChannelId channel, List<PersonId> people, @Nullable Rank role) {
            this(channel, people, role, null);
        }
    }

    /** Removes someone. */
    record RemoveMember(ChannelId channel, PersonId person) implements ChannelCommand {}

    /** Makes it take no more changes. */
    record ArchiveChannel(ChannelId channel) implements ChannelCommand {}

    /** Makes it take changes again. */
    record RestoreChannel(ChannelId channel) implements ChannelCommand {}
}

package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
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
     * @param header what stands above its stream, Markdown, at most 1,000 characters; null for nothing
     * @param team the team that it belongs to, one of the caller's own; null for none
     * @param history how much newcomers see of what was said before them; null for everything
     * @param marking how far what is said may travel; null for unmarked
     * @param made what admission makes of the people, and the new id; not sent by callers
     */
    record CreateChannel(
            String name,
            @Nullable String purpose,
            boolean open,
            @Nullable List<PersonId> members,
            @Nullable String header,
            @Nullable GroupId team,
            @Nullable Visibility history,
            @Nullable Marking marking,
            @JsonIgnore @Nullable Made made)
            implements Command {
        /** A channel to be made. */
        public CreateChannel(String name, @Nullable String purpose, boolean open, @Nullable List<PersonId> members) {
            this(name, purpose, open, members, null, null, null, null, null);
        }
    }

    /** What admission adds to a command that makes something. */
    record Made(ChannelId channel, List<Person> people) {}

    /** Gives it another name, purpose or header; null leaves what is there. */
    record RenameChannel(
            ChannelId channel,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String header) implements ChannelCommand {
        /** Another name and purpose. */
        public RenameChannel(ChannelId channel, @Nullable String name, @Nullable String purpose) {
            this(channel, name, purpose, null);
        }
    }

    /** From now on, newcomers see so much of what was said before them. */
    record SetHistory(ChannelId channel, Visibility history) implements ChannelCommand {}

    /**
     * Marks how far what is said may travel.
     *
     * @param marking null takes the marking off
     * @param reason at most 250 characters; null for none, unless it is to travel further than before
     */
    record SetMarking(
            ChannelId channel,
            @Nullable Marking marking,
            @Nullable String reason) implements ChannelCommand {}

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

package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about channels, and what the answers look like. */
public interface ChannelViews {
    /** The channels that the caller is in. */
    record MyChannels() implements Question<ChannelList> {}

    /** The public channels that the caller is not in; none for guests. */
    record BrowseChannels() implements Question<ChannelList> {}

    /** One channel. */
    record ShowChannel(ChannelId channel) implements ChannelQuestion<ChannelView> {}

    /**
     * A page of a channel's entries.
     *
     * @param before only entries below this number, the nearest ones; null for the newest
     * @param after only entries above this number, the nearest ones; wins over {@code before}
     * @param limit 1 to 200; null for 50
     * @param thread only replies to the message of this number; null for everything
     */
    record History(
            ChannelId channel,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Integer limit,
            @Nullable Long thread)
            implements ChannelQuestion<HistoryPage> {}

    /**
     * People whose name or handle begins so.
     *
     * @param prefix may be null: everyone
     * @param channel only people in this channel; guests must name one
     * @param found what the directory answered; not sent by callers
     */
    record FindPeople(
            @Nullable String prefix,
            @Nullable ChannelId channel,
            @JsonIgnore @Nullable List<Person> found) implements Question<PeopleList> {}

    /**
     * Messages and acts that hold all of these words, newest first.
     *
     * @param channel only in this channel; null for every channel that the caller is in
     * @param limit 1 to 100; null for 20
     */
    record SearchEntries(
            String text,
            @Nullable ChannelId channel,
            @Nullable Integer limit) implements Question<EntryList> {}

    /** Every text that a message has had: for members, and for its author. */
    record ListVersions(ChannelId channel, long message) implements ChannelQuestion<VersionList> {}

    /** What the caller may read now of messages that are linked or quoted, at most 20 at once. */
    record PreviewMessages(List<Quote> links) implements Question<PreviewList> {}

    /**
     * Who could read a channel; for its owners and the workspace's administrators, and on record.
     *
     * @param at when; null for now
     * @param message who could read the entry of this number then; null for the channel as such
     */
    record ShowAccess(
            ChannelId channel,
            @Nullable Instant at,
            @Nullable Long message) implements ChannelQuestion<AccessList> {}

    /** Who was in a channel from when to when; for its owners and the workspace's administrators, and on record. */
    record ListMemberships(ChannelId channel) implements ChannelQuestion<SpellList> {}

    /** The teams and groups of the workspace; guests see none. */
    record ListTeams(@JsonIgnore @Nullable List<Group> found) implements Question<TeamList> {
        /** All of them. */
        public ListTeams() {
            this(null);
        }
    }

    /** What the caller has begun to write. */
    record ListDrafts() implements Question<DraftList> {}

    /** Channels. */
    record ChannelList(List<ChannelLine> channels) {}

    /** A channel as one line of a list. {@code readUpTo} is 0 when nothing was read. */
    record ChannelLine(
            ChannelId id,
            String name,
            String purpose,
            boolean open,
            boolean archived,
            boolean incident,
            Rank rank,
            long head,
            long unread,
            long mentions,
            long readUpTo,
            @Nullable Instant lastAt,
            String header,
            @Nullable GroupId team,
            Visibility history,
            @Nullable Marking marking,
            @Nullable ChannelId set,
            boolean muted,
            boolean draft) {}

    /** A channel whole. {@code cursor} is the place behind {@code head}. */
    record ChannelView(ChannelLine channel, List<MemberView> members, List<PinView> pins) {}

    /** Someone in a channel. */
    record MemberView(PersonId person, String name, Rank rank, Instant since) {}

    /** A pinned message as it reads now. */
    record PinView(long message, PersonId by, Instant at, String reason, EntryView entry) {}

    /**
     * Entries in ascending order.
     *
     * @param first number of the first entry that the caller may see at all
     * @param head number of the last entry of the channel
     * @param more true when there is more in the direction that was asked
     */
    record HistoryPage(List<EntryView> entries, long first, long head, boolean more) {}

    /** People. */
    record PeopleList(List<PersonView> people) {}

    /** Someone in the workspace. */
    record PersonView(PersonId id, String handle, String name, String zone, boolean guest) {}

    /** The texts of a message, oldest first. */
    record VersionList(List<Version> versions) {}

    /** One text of a message. */
    record Version(String text, Instant at, PersonId by) {}

    /** Messages as far as the caller may read them; the others are left out. */
    record PreviewList(List<Preview> previews) {}

    /** A message elsewhere. {@code text} is cut after 500 characters, and empty when the message was deleted. */
    record Preview(
            ChannelId channel,
            String channelName,
            long message,
            PersonId author,
            String authorName,
            Instant at,
            String text,
            @Nullable Marking marking,
            boolean deleted) {}

    /**
     * Who could read.
     *
     * @param at when
     * @param everyone true when every insider could, of the team if there is one: the channel is public
     * @param team the team that it belongs to; null for none
     * @param people who was in it
     */
    record AccessList(
            Instant at, boolean everyone, @Nullable GroupId team, List<Access> people) {}

    /** Someone who could read. {@code from} is the first entry that they could read. */
    record Access(
            PersonId person,
            String name,
            Rank rank,
            long from,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    /** Times that people were in a channel, newest first. */
    record SpellList(List<Spell> spells) {}

    /**
     * A time that someone was in a channel.
     *
     * @param rank what they were in it last
     * @param by who added them
     * @param leftAt null while they are in it
     * @param from number of the first entry that they could read
     */
    record Spell(
            PersonId person,
            String name,
            Rank rank,
            PersonId by,
            Instant joinedAt,
            @Nullable Instant leftAt,
            long from) {
        Spell reranked(Spell now) {
            return new Spell(person, now.name, now.rank, by, joinedAt, leftAt, from);
        }

        Spell ended(Instant at) {
            return new Spell(person, name, rank, by, joinedAt, at, from);
        }

        /** The same whatever became of it: who, and when they came. */
        Spell identity() {
            return new Spell(person, "", Rank.NONE, person, joinedAt, null, 0);
        }
    }

    /** Teams, and groups that are none. */
    record TeamList(List<TeamView> teams, List<TeamView> groups) {}

    /** A team or group; {@code members} is how many are in it, {@code mine} whether the caller is. */
    record TeamView(GroupId id, String name, int members, boolean mine) {}

    /** Drafts, in the order in which they were written last. */
    record DraftList(List<DraftView> drafts) {}

    /** What was begun to be written; {@code thread} is 0 for none. */
    record DraftView(ChannelId channel, long thread, String text, Instant at) {}

    /** Entries, newest first. */
    record EntryList(List<EntryView> entries) {}
}

package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
            @Nullable Instant lastAt) {}

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

    /** Entries, newest first. */
    record EntryList(List<EntryView> entries) {}
}

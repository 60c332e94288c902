package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about notices, and what the answers look like. */
public interface NoticeViews {
    /** The notices of a channel: all that are running, then the latest that are over. */
    record ListNotices(ChannelId channel) implements ChannelQuestion<NoticeList> {}

    /**
     * What was addressed to the caller by others, newest first: notifications and mentions.
     *
     * @param limit 1 to 200; null for 50
     */
    record Inbox(@Nullable Integer limit) implements Question<InboxPage> {}

    /** Notices. */
    record NoticeList(List<NoticeView> notices) {}

    /** A notice. {@code people} is empty when it is for everyone. */
    record NoticeView(
            NoticeId id,
            String text,
            List<PersonId> people,
            @Nullable Instant nextAt,
            @Nullable Long everySeconds,
            boolean untilAcknowledged,
            @Nullable PersonId acknowledgedBy,
            int fired,
            Notice.Phase state) {
        static NoticeView of(Notice n) {
            return new NoticeView(
                    n.id(),
                    n.terms().text(),
                    n.terms().people(),
                    n.nextAt(),
                    n.terms().everySeconds(),
                    n.terms().untilAcknowledged(),
                    n.acknowledgedBy(),
                    n.fired(),
                    n.state());
        }
    }

    /** Entries, newest first. */
    record InboxPage(List<EntryView> entries) {}
}

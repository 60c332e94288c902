package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import dev.muster.notifier.NotifierViews.DeliveryView;
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

    /**
     * Why the caller heard of a notice, or did not: what became of each of its times, and what became of each of them
     * for the caller; newest first.
     *
     * @param limit 1 to 200; null for 50
     */
    record WhyNotice(
            ChannelId channel, NoticeId notice, @Nullable Integer limit) implements ChannelQuestion<NoticeHistory> {}

    /**
     * What became of a notice.
     *
     * @param next when it fires next; null when it does not
     * @param waiting true when it was due while nothing ran, and waits for its turn
     * @param times newest first
     */
    record NoticeHistory(@Nullable Instant next, boolean waiting, List<Time> times) {}

    /**
     * What became of one of its times, or of several that were skipped together.
     *
     * @param entry the entry that says so
     * @param at when it happened
     * @param planned when it was to be
     * @param what {@code given}, {@code asked}: somebody was asked because nobody acknowledged it, or {@code skipped}
     * @param count how many times it stands for
     * @param forMe whether the caller was among those it was for
     * @param why what became of it for the caller, as a sentence
     * @param deliveries what left for the caller
     */
    record Time(
            long entry,
            Instant at,
            Instant planned,
            String what,
            long count,
            boolean forMe,
            String why,
            List<DeliveryView> deliveries) {}

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
            Notice.Phase state,
            @Nullable Plan plan) {
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
                    n.state(),
                    n.terms().plan());
        }
    }

    /** Entries, newest first. */
    record InboxPage(List<EntryView> entries) {}
}

package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeEvent.NoticeSkipped;
import dev.muster.notice.NoticeViews.NoticeHistory;
import dev.muster.notice.NoticeViews.Time;
import dev.muster.notice.NoticeViews.WhyNotice;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.Notifiers;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why somebody heard of a notice, or did not: from what is on record, for themselves. */
final class Why {
    private Why() {}

    static NoticeHistory why(WhyNotice question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
        Notice notice = state.get(
                        Notice.KIND, Limits.present("notice", question.notice()).value())
                .filter(n -> n.terms().channel().equals(question.channel()))
                .orElseThrow(Rejection::absent);
        JournalId journal = question.channel().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        List<Entry> entries = state.stored()
                .search(Search.terms(Map.of(journal, first), Set.of(Term.of("notice", notice.id())), limit));
        return new NoticeHistory(
                notice.nextAt(),
                state.get(Waiting.KIND, notice.id().value()).isPresent(),
                entries.stream().flatMap(e -> time(e, state, context)).toList());
    }

    private static Stream<Time> time(Entry entry, State state, Context context) {
        Event event = context.events().event(entry).orElse(null);
        if (event instanceof NoticeSkipped skipped) {
            return Stream.of(new Time(
                    entry.sequence(),
                    entry.time(),
                    skipped.planned(),
                    "skipped",
                    skipped.count(),
                    false,
                    "it was too late for it, so nobody was told",
                    List.of()));
        }
        return event instanceof NoticeFired fired ? Stream.of(given(entry, fired, state, context)) : Stream.empty();
    }

    private static Time given(Entry entry, NoticeFired fired, State state, Context context) {
        PersonId me = context.actor().id();
        boolean forMe = fired.notified().contains(me);
        DeliveryView delivery = forMe ? Notifiers.delivery(entry.journal(), entry.sequence(), state, context) : null;
        return new Time(
                entry.sequence(),
                entry.time(),
                fired.planned(),
                fired.escalated() ? "asked" : "given",
                fired.merged() + 1,
                forMe,
                forMe ? heard(delivery) : "it was for others",
                delivery == null ? List.of() : List.of(delivery));
    }

    private static String heard(@Nullable DeliveryView delivery) {
        return delivery == null ? "it is in your notification centre; nothing left for you" : delivery.why();
    }
}

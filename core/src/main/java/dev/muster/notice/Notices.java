package dev.muster.notice;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.channel.Personal;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.ReadAhead;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.notice.NoticeCommands.AcknowledgeNotice;
import dev.muster.notice.NoticeCommands.CancelNotice;
import dev.muster.notice.NoticeCommands.CatchUpNotices;
import dev.muster.notice.NoticeCommands.EscalateNotice;
import dev.muster.notice.NoticeCommands.FireNotice;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeEvent.NoticeAcknowledged;
import dev.muster.notice.NoticeEvent.NoticeCancelled;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeEvent.NoticeScheduled;
import dev.muster.notice.NoticeEvent.NoticeSkipped;
import dev.muster.notice.NoticeViews.Inbox;
import dev.muster.notice.NoticeViews.InboxPage;
import dev.muster.notice.NoticeViews.ListNotices;
import dev.muster.notice.NoticeViews.NoticeHistory;
import dev.muster.notice.NoticeViews.NoticeList;
import dev.muster.notice.NoticeViews.NoticeView;
import dev.muster.notice.NoticeViews.WhyNotice;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The feature: scheduled notices, and everyone's inbox. */
public final class Notices implements Feature {
    /** To plan notices. */
    static final Action SCHEDULE = Action.changing("notice.schedule", Rank.MEMBER);

    private static final Action ACKNOWLEDGE = Action.changing("notice.acknowledge", Rank.GUEST);
    private static final Action READ_INBOX = Action.reading("notice.inbox", Rank.GUEST);
    private static final int ENDED = 50;

    /** The feature. */
    public Notices() {}

    @Override
    public void register(Registry registry) {
        registry.handle(
                "notice.schedule",
                ScheduleNotice.class,
                new InChannel<>(SCHEDULE, NoticeRules::check, NoticeRules::schedule));
        registry.handle("notice.cancel", CancelNotice.class, InChannel.of(SCHEDULE, NoticeRules::cancel));
        registry.handle(
                "notice.acknowledge", AcknowledgeNotice.class, InChannel.of(ACKNOWLEDGE, NoticeRules::acknowledge));
        registry.handle("notice.plan", PlanNotice.class, new InChannel<>(SCHEDULE, Planning::check, Planning::plan));
        registry.handleDue(
                "notice.fire",
                FireNotice.class,
                new ReadAhead<>(new InChannel<>(SCHEDULE, Firing::look, Firing::fire), new OnNotice()));
        registry.handleDue(
                "notice.escalate", EscalateNotice.class, new InChannel<>(SCHEDULE, Firing::look, Firing::escalate));
        registry.handleDue("notice.catch-up", CatchUpNotices.class, new Waiting.Turns());
        registry.follow(ChannelRestored.class, Firing::restored);
        registry.answer("notice.list", ListNotices.class, NoticeList.class, OfChannel.of(Notices::list));
        registry.answer("notice.inbox", Inbox.class, InboxPage.class, new Reading());
        registry.event("notice.scheduled", 1, NoticeScheduled.class);
        registry.event("notice.cancelled", 1, NoticeCancelled.class);
        registry.event("notice.fired", 1, NoticeFired.class);
        registry.answer("notice.why", WhyNotice.class, NoticeHistory.class, OfChannel.of(Why::why));
        registry.event("notice.skipped", 1, NoticeSkipped.class);
        registry.event("notice.acknowledged", 1, NoticeAcknowledged.class);
    }

    private static NoticeList list(ListNotices question, State state, Context context) {
        Term channel = Term.of("channel", question.channel());
        Find over = Find.of(context.workspace(), Notice.KIND.name(), channel, Term.of("running", false))
                .newestFirst()
                .most(ENDED);
        return new NoticeList(Stream.concat(
                        state.find(Notice.KIND, channel, Term.of("running", true)).stream(),
                        state.find(Notice.KIND, over).stream())
                .map(NoticeView::of)
                .toList());
    }

    /** One search for each way of being addressed, and the newest of all of them. */
    private static final class Reading implements Answerer<Inbox, InboxPage> {
        @Override
        public Asked authorise(Inbox question, State state, Context context) {
            return new Asked(READ_INBOX, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public InboxPage answer(Inbox question, State state, Context context) {
            int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
            Actor actor = context.actor();
            Map<JournalId, Long> bounds = ChannelAccess.readable(state, context);
            bounds.put(Personal.journal(context.workspace(), actor.id()), 1L);
            Set<Entry> found = new TreeSet<>(Search.ORDER);
            for (Term term :
                    List.of(Term.of("notify", actor.id()), Term.of("mention", actor.id()), ChannelEvent.EVERYONE)) {
                found.addAll(state.stored().search(Search.terms(bounds, Set.of(term), limit)));
            }
            return new InboxPage(found.stream()
                    .filter(entry -> !entry.actor().equals(actor.id()))
                    .limit(limit)
                    .map(Projector::view)
                    .toList());
        }
    }
}

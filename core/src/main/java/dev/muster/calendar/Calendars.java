package dev.muster.calendar;

import dev.muster.access.Action;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.calendar.CalendarCommands.CloseFeed;
import dev.muster.calendar.CalendarCommands.OpenFeed;
import dev.muster.calendar.CalendarEvent.FeedClosed;
import dev.muster.calendar.CalendarEvent.FeedOpened;
import dev.muster.calendar.CalendarViews.CalendarObject;
import dev.muster.calendar.CalendarViews.FeedLine;
import dev.muster.calendar.CalendarViews.FeedList;
import dev.muster.calendar.CalendarViews.FeedOwner;
import dev.muster.calendar.CalendarViews.FindFeed;
import dev.muster.calendar.CalendarViews.ListFeeds;
import dev.muster.calendar.CalendarViews.ShowCalendar;
import dev.muster.channel.OfMine;
import dev.muster.channel.OfWorkspace;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The feature: one's own calendar, and feeds of it. A transport serves a feed like this:
 *
 * <ol>
 *   <li>the secret comes in a header, such as the password of HTTP Basic authentication, and never in the address, which
 *       others keep; without one the answer is 401;
 *   <li>{@code muster.ask(Calendars.caller(workspace), new FindFeed(secret))} says whose it is;
 *   <li>{@code muster.ask(Caller.person(workspace, owner.person()), new ShowCalendar(owner.language()))} is what that
 *       person may read just now: nothing once they are not active any more;
 *   <li>an {@code ABSENT} rejection of either is 401.
 * </ol>
 */
public final class Calendars implements Feature {
    private static final Action READ = Action.reading("calendar.read", Rank.GUEST);
    private static final Action FEED = Action.changing("calendar.feed", Rank.GUEST);
    private static final Action FIND = Action.reading("calendar.find-feed", Rank.GUEST);
    private static final int MOST = 20;
    /** What a language tag has to be able to hold: RFC 5646, section 4.4.1. */
    private static final int TAG = 35;

    /** The feature. */
    public Calendars() {}

    /** As whom a transport asks whose a feed is. */
    public static Caller caller(WorkspaceId workspace) {
        return Caller.integration(workspace, new PersonId("calendar"));
    }

    @Override
    public void register(Registry registry) {
        registry.handle("calendar.open-feed", OpenFeed.class, new OfMine<>(FEED, Calendars::check, Calendars::open));
        registry.handle("calendar.close-feed", CloseFeed.class, new OfMine<>(FEED, Calendars::check, Calendars::close));
        registry.answer(
                "calendar.show", ShowCalendar.class, CalendarObject.class, OfWorkspace.of(READ, Calendars::show));
        registry.answer(
                "calendar.feeds", ListFeeds.class, FeedList.class, OfWorkspace.of(READ, (q, s, c) -> list(s, c)));
        registry.answer("calendar.find-feed", FindFeed.class, FeedOwner.class, new Finding());
        registry.event("calendar.feed-opened", 1, FeedOpened.class);
        registry.event("calendar.feed-closed", 1, FeedClosed.class);
    }

    private static OpenFeed check(OpenFeed command, Admission admission) {
        Limits.within("secret", Limits.present("secret", command.secret()).length(), 32, 200);
        return new OpenFeed(
                command.secret(),
                Limits.optional("note", command.note(), 60),
                Limits.optional("language", command.language(), TAG),
                admission.actor().id());
    }

    private static CalendarObject show(ShowCalendar question, State state, Context context) {
        return Agenda.of(Limits.optional("language", question.language(), TAG), state, context);
    }

    private static CloseFeed check(CloseFeed command, Admission admission) {
        return new CloseFeed(
                Limits.required("feed", command.feed(), 64), admission.actor().id());
    }

    private static Decision open(OpenFeed command, State state, Context context) {
        String id = Feed.idOf(command.secret());
        if (state.get(Feed.KIND, id).isPresent()) {
            throw Rejection.conflict("this secret was used before; make a new random one");
        }
        PersonId me = context.actor().id();
        if (own(state, me).size() >= MOST) {
            throw Rejection.conflict("you have " + MOST + " feeds, which is the most; close one first");
        }
        Feed feed = new Feed(id, me, Objects.requireNonNullElse(command.note(), ""), command.language(), context.now());
        return new Decision()
                .put(Feed.KIND, feed)
                .append(Personal.journal(context.workspace(), me), new FeedOpened(id, feed.note()))
                .answer("feed", id);
    }

    private static Decision close(CloseFeed command, State state, Context context) {
        PersonId me = context.actor().id();
        Feed feed = state.get(Feed.KIND, command.feed())
                .filter(f -> f.person().equals(me))
                .orElseThrow(Rejection::absent);
        return new Decision()
                .remove(Feed.KIND, feed.id())
                .append(Personal.journal(context.workspace(), me), new FeedClosed(feed.id(), feed.note()));
    }

    private static List<Feed> own(State state, PersonId person) {
        return state.find(Feed.KIND, Term.of("person", person));
    }

    private static FeedList list(State state, Context context) {
        List<FeedLine> feeds = new ArrayList<>();
        own(state, context.actor().id()).forEach(f -> feeds.add(0, new FeedLine(f.id(), f.note(), f.openedAt())));
        return new FeedList(context.workspace(), feeds);
    }

    /** To people and to Muster itself there is no feed to be found: nobody learns by it who has one. */
    private static final class Finding implements Answerer<FindFeed, FeedOwner> {
        @Override
        public FindFeed admit(FindFeed question, Admission admission) {
            Limits.present("secret", question.secret());
            return question;
        }

        @Override
        public Asked authorise(FindFeed question, State state, Context context) {
            boolean program = context.actor().kind() == Caller.Kind.INTEGRATION;
            boolean there = state.get(Feed.KIND, Feed.idOf(question.secret())).isPresent();
            return new Asked(FIND, program && there ? new Standing(Rank.GUEST, false, false) : Standing.ABSENT);
        }

        @Override
        public FeedOwner answer(FindFeed question, State state, Context context) {
            return state.get(Feed.KIND, Feed.idOf(question.secret()))
                    .map(f -> new FeedOwner(f.person(), f.language()))
                    .orElseThrow(Rejection::absent);
        }
    }
}

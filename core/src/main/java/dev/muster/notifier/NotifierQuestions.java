package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent;
import dev.muster.channel.OfWorkspace;
import dev.muster.channel.Personal;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierViews.DeadLetter;
import dev.muster.notifier.NotifierViews.DeadLetterList;
import dev.muster.notifier.NotifierViews.DeadLetters;
import dev.muster.notifier.NotifierViews.DeliveryList;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.NotifierViews.DrillList;
import dev.muster.notifier.NotifierViews.DrillResult;
import dev.muster.notifier.NotifierViews.DrillView;
import dev.muster.notifier.NotifierViews.Drills;
import dev.muster.notifier.NotifierViews.Feed;
import dev.muster.notifier.NotifierViews.FeedItem;
import dev.muster.notifier.NotifierViews.FeedPage;
import dev.muster.notifier.NotifierViews.GroupView;
import dev.muster.notifier.NotifierViews.MyDeliveries;
import dev.muster.notifier.NotifierViews.MyWishes;
import dev.muster.notifier.NotifierViews.NotifierSetup;
import dev.muster.notifier.NotifierViews.SetupView;
import dev.muster.notifier.NotifierViews.WishesView;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers about how people are told. What is a person's own nobody else is answered. */
final class NotifierQuestions {
    /** To say how one is told, and to see what one was told. */
    static final Action KEEP = Action.reading("notifier.keep", Rank.GUEST);

    private static final Action DEAD = Action.reading("notifier.dead-letters", Rank.OWNER);
    private static final Action DRILLS = Action.reading("notifier.drills", Rank.OWNER);
    private static final Action SETUP = Action.reading("notifier.setup", Rank.MEMBER);
    private static final int MOST = 200;
    private static final int MOST_RESULTS = 100;
    private final Outlets outlets;

    NotifierQuestions(Outlets outlets) {
        this.outlets = outlets;
    }

    void register(Registry registry) {
        registry.answer("notifier.feed", Feed.class, FeedPage.class, OfWorkspace.of(KEEP, NotifierQuestions::feed));
        registry.answer(
                "notifier.wishes",
                MyWishes.class,
                WishesView.class,
                OfWorkspace.of(
                        KEEP,
                        (q, state, context) -> new WishesView(
                                state.get(Wishes.Of.KIND, context.actor().id().value())
                                        .map(Wishes.Of::wishes)
                                        .orElse(null),
                                context.actor().zone().getId())));
        registry.answer(
                "notifier.deliveries",
                MyDeliveries.class,
                DeliveryList.class,
                OfWorkspace.of(KEEP, NotifierQuestions::deliveries));
        registry.answer(
                "notifier.dead-letters",
                DeadLetters.class,
                DeadLetterList.class,
                OfWorkspace.of(DEAD, NotifierQuestions::dead));
        registry.answer(
                "notifier.setup",
                NotifierSetup.class,
                SetupView.class,
                OfWorkspace.of(
                        SETUP,
                        (q, state, context) -> new SetupView(outlets.groups().stream()
                                .map(g -> new GroupView(
                                        g.name(),
                                        g.notifiers(),
                                        g.confirmWithin().toSeconds()))
                                .toList())));
        registry.answer("notifier.drills", Drills.class, DrillList.class, OfWorkspace.of(DRILLS, this::drills));
    }

    private static int limit(@Nullable Integer limit) {
        return (int) Limits.within("limit", Objects.requireNonNullElse(limit, 50), 1, MOST);
    }

    /** One search for each way of being addressed, and the newest of all of them. */
    private static FeedPage feed(Feed question, State state, Context context) {
        int limit = limit(question.limit());
        PersonId me = context.actor().id();
        Map<JournalId, Long> bounds = ChannelAccess.readable(state, context);
        bounds.put(Personal.journal(context.workspace(), me), 1L);
        Map<Term, String> ways = new LinkedHashMap<>();
        ways.put(Term.of("notify", me), "named");
        ways.put(Term.of("mention", me), "mentioned");
        ways.put(ChannelEvent.EVERYONE, "everyone");
        Map<String, String> reasons = new LinkedHashMap<>();
        Set<Entry> found = new TreeSet<>(Search.ORDER);
        ways.forEach((term, reason) -> state.stored()
                .search(Search.terms(bounds, Set.of(term), MOST))
                .forEach(entry -> {
                    found.add(entry);
                    reasons.putIfAbsent(key(entry), reason);
                }));
        Seen seen = Seen.of(me, state);
        List<Entry> news = found.stream()
                .filter(entry -> !entry.actor().equals(me))
                .limit(MOST)
                .toList();
        long unread = news.stream().filter(e -> !read(seen, e)).count();
        List<Entry> shown = news.stream()
                .filter(e -> !Boolean.TRUE.equals(question.unread()) || !read(seen, e))
                .limit(limit)
                .toList();
        Map<String, Delivery> left =
                state.all(Delivery.KIND, shown.stream().map(e -> id(e, me)).toList());
        List<FeedItem> items = shown.stream()
                .map(e -> new FeedItem(
                        Projector.view(e),
                        Objects.requireNonNull(reasons.get(key(e))),
                        read(seen, e),
                        view(left.get(id(e, me)))))
                .toList();
        return new FeedPage(items, (int) unread);
    }

    private static String id(Entry entry, PersonId person) {
        return Delivery.id(entry.journal().name(), entry.sequence(), person);
    }

    private static String key(Entry entry) {
        return Seen.key(entry.journal().name(), entry.sequence());
    }

    private static boolean read(Seen seen, Entry entry) {
        return seen.has(entry.journal().name(), entry.sequence(), entry.time());
    }

    private static @Nullable DeliveryView view(@Nullable Delivery delivery) {
        return delivery == null ? null : DeliveryView.of(delivery);
    }

    private static DeliveryList deliveries(MyDeliveries question, State state, Context context) {
        Find mine = Find.of(
                        context.workspace(),
                        Delivery.KIND.name(),
                        Term.of("person", context.actor().id()))
                .newestFirst()
                .most(limit(question.limit()));
        return new DeliveryList(
                state.find(Delivery.KIND, mine).stream().map(DeliveryView::of).toList());
    }

    private static DeadLetterList dead(DeadLetters question, State state, Context context) {
        Find dead = Find.of(context.workspace(), Delivery.KIND.name(), Term.of("phase", Phase.DEAD.word()))
                .newestFirst()
                .most(limit(question.limit()));
        return new DeadLetterList(state.find(Delivery.KIND, dead).stream()
                .map(d -> new DeadLetter(
                        d.id(), d.person(), d.letter().urgency(), d.letter().at(), d.group(), d.why(), d.tries()))
                .toList());
    }

    private DrillList drills(Drills question, State state, Context context) {
        List<DrillView> views = new ArrayList<>();
        for (Drill drill : state.find(Drill.KIND, Drill.ALL)) {
            Find tried = Find.of(context.workspace(), Delivery.KIND.name(), Term.of("drill", drill.group()))
                    .newestFirst()
                    .most(MOST_RESULTS);
            views.add(new DrillView(
                    drill.group(),
                    drill.people(),
                    drill.day(),
                    drill.at(),
                    drill.zone(),
                    drill.nextAt(),
                    state.find(Delivery.KIND, tried).stream().map(this::result).toList()));
        }
        return new DrillList(views);
    }

    private DrillResult result(Delivery d) {
        List<String> notifiers =
                outlets.none() ? List.of() : outlets.group(d.group()).notifiers();
        String notifier = d.member() < notifiers.size() ? notifiers.get(d.member()) : "";
        return new DrillResult(d.letter().at(), d.person(), notifier, d.phase(), d.why());
    }

    /** What became of an entry for the person who asks; null when nothing of it was to leave for them. */
    static @Nullable DeliveryView delivery(JournalId journal, long entry, State state, Context context) {
        return view(state.get(
                        Delivery.KIND,
                        Delivery.id(journal.name(), entry, context.actor().id()))
                .orElse(null));
    }
}

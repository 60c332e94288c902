package dev.muster.search;

import dev.muster.access.Action;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.search.SearchViews.Found;
import dev.muster.search.SearchViews.Hit;
import dev.muster.search.SearchViews.Order;
import dev.muster.storage.Search;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The feature: search over everything that the asker may read, and the language that it goes by. */
public final class Searches implements Feature {
    private static final Action FIND = Action.reading("search.find", Rank.GUEST);
    private static final int LONGEST = 500;

    /** The feature. */
    public Searches() {}

    @Override
    public void register(Registry registry) {
        registry.answer("search.find", FindEntries.class, Found.class, new Finding());
        SearchLanguage.register(registry);
    }

    /**
     * How a search is answered:
     *
     * <ol>
     *   <li>before anything is read, ask the directory whom the text's handles mean;
     *   <li>in the snapshot, look up the channels that the asker may read now, each from the first entry that they may
     *       see; the store looks nowhere else;
     *   <li>read the text in their light; and
     *   <li>show each hit as any reader sees it, with the piece of its text that was found.
     * </ol>
     */
    private static final class Finding implements Answerer<FindEntries, Found> {
        @Override
        public FindEntries admit(FindEntries question, Admission admission) {
            String text = Limits.required("text", question.text(), LONGEST);
            Map<String, PersonId> people = new HashMap<>();
            for (QueryText.Part part : QueryText.of(text).filters()) {
                if (part.name().equals("from") && !part.value().isEmpty()) {
                    String handle = Criteria.handle(part.value());
                    admission
                            .directory()
                            .byHandle(admission.actor().workspace(), handle)
                            .map(Person::id)
                            .ifPresent(id -> people.put(handle, id));
                }
            }
            int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 20), 1, 100);
            Order order = Objects.requireNonNullElse(question.order(), Order.NEWEST);
            return new FindEntries(text, order, question.before(), limit, people);
        }

        @Override
        public Asked authorise(FindEntries question, State state, Context context) {
            return new Asked(FIND, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Found answer(FindEntries question, State state, Context context) {
            Map<JournalId, Long> bounds = new HashMap<>();
            Map<JournalId, Channel> channels = new HashMap<>();
            for (ChannelAccess.Within within : ChannelAccess.within(state, context)) {
                bounds.put(within.journal(), within.from());
                channels.put(within.journal(), within.channel());
            }
            Criteria criteria = Criteria.of(
                    QueryText.of(question.text()),
                    context.actor(),
                    context.now(),
                    Objects.requireNonNullElse(question.people(), Map.of()),
                    channels,
                    state.stored().language(context.workspace()));
            Pages page = Pages.of(question.before(), context.workspace());
            Search search = criteria.within(bounds);
            if (search == null) {
                return new Found(List.of(), null, criteria.views());
            }
            int limit = Objects.requireNonNullElse(question.limit(), 20);
            boolean ranked = question.order() == Order.RELEVANCE
                    && !criteria.wording().all().isEmpty();
            Page found = ranked ? best(search, criteria, page, limit, state) : newest(search, page, limit, state);
            List<Hit> hits = found.entries().stream()
                    .map(e -> hit(e, criteria, Objects.requireNonNull(channels.get(e.journal()))))
                    .toList();
            return new Found(hits, found.next().isEmpty() ? null : found.next(), criteria.views());
        }

        private record Page(List<Entry> entries, String next) {}

        private static Page newest(Search search, Pages page, int limit, State state) {
            List<Entry> found =
                    state.stored().search(search.behind(page.place()).most(limit + 1));
            if (found.size() <= limit) {
                return new Page(found, "");
            }
            List<Entry> shown = found.subList(0, limit);
            return new Page(shown, new Pages(Search.Place.of(shown.get(limit - 1)), 0).text());
        }

        private static Page best(Search search, Criteria criteria, Pages page, int limit, State state) {
            List<Entry> newest =
                    state.stored().search(search.behind(page.place()).most(Relevance.RANKED));
            if (newest.size() <= page.shown()) {
                return new Page(List.of(), "");
            }
            List<Entry> ranked = new Relevance(criteria.wording(), criteria.typed()).ranked(newest);
            int to = Math.min(page.shown() + limit, ranked.size());
            Entry top = newest.get(0);
            Search.Place asOf = Objects.requireNonNullElse(
                    page.place(), new Search.Place(top.time(), top.journal(), top.sequence() + 1));
            return new Page(ranked.subList(page.shown(), to), to == ranked.size() ? "" : new Pages(asOf, to).text());
        }

        private static Hit hit(Entry entry, Criteria criteria, Channel channel) {
            Snippet snippet = Snippet.of(entry.index().text(), criteria.wording());
            return new Hit(
                    Projector.view(entry), channel.name(), channel.archived(), snippet.text(), snippet.highlights());
        }
    }
}

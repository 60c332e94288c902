package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Group;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.channel.ChannelViews.AccessList;
import dev.muster.channel.ChannelViews.BrowseChannels;
import dev.muster.channel.ChannelViews.ChannelLine;
import dev.muster.channel.ChannelViews.ChannelList;
import dev.muster.channel.ChannelViews.ChannelView;
import dev.muster.channel.ChannelViews.EntryList;
import dev.muster.channel.ChannelViews.FindPeople;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.HistoryPage;
import dev.muster.channel.ChannelViews.ListMemberships;
import dev.muster.channel.ChannelViews.ListTeams;
import dev.muster.channel.ChannelViews.ListVersions;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.PeopleList;
import dev.muster.channel.ChannelViews.PersonView;
import dev.muster.channel.ChannelViews.PinView;
import dev.muster.channel.ChannelViews.PreviewList;
import dev.muster.channel.ChannelViews.PreviewMessages;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.ChannelViews.ShowAccess;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.ChannelViews.SpellList;
import dev.muster.channel.ChannelViews.TeamList;
import dev.muster.channel.ChannelViews.TeamView;
import dev.muster.channel.ChannelViews.VersionList;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.EntryView;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import dev.muster.storage.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Answers what is asked about channels. */
final class ChannelQuestions {
    static final Action LIST = Action.reading("channel.list", Rank.GUEST);
    private static final int MOST_LISTED = 2_000;

    private ChannelQuestions() {}

    static void register(Registry registry) {
        registry.answer(
                "channel.mine", MyChannels.class, ChannelList.class, OfWorkspace.of(LIST, (q, s, c) -> mine(s, c)));
        registry.answer(
                "channel.browse",
                BrowseChannels.class,
                ChannelList.class,
                OfWorkspace.of(LIST, (q, s, c) -> browse(s, c)));
        registry.answer("channel.show", ShowChannel.class, ChannelView.class, OfChannel.of(ChannelQuestions::show));
        registry.answer("channel.history", History.class, HistoryPage.class, OfChannel.of(ChannelQuestions::history));
        registry.answer(
                "channel.search", SearchEntries.class, EntryList.class, OfWorkspace.of(LIST, ChannelQuestions::search));
        registry.answer("channel.people", FindPeople.class, PeopleList.class, new People());
        registry.answer("channel.versions", ListVersions.class, VersionList.class, OfChannel.of(Versions::answer));
        registry.answer(
                "channel.preview", PreviewMessages.class, PreviewList.class, OfWorkspace.of(LIST, Previews::answer));
        registry.answer(
                "channel.access",
                ShowAccess.class,
                AccessList.class,
                new MembershipHistory.Audit<>(MembershipHistory::access));
        registry.answer(
                "channel.memberships",
                ListMemberships.class,
                SpellList.class,
                new MembershipHistory.Audit<>(MembershipHistory::memberships));
        registry.answer("channel.teams", ListTeams.class, TeamList.class, new Teams());
    }

    private static ChannelList mine(State state, Context context) {
        List<Member> memberships = state.find(
                Member.KIND,
                Find.of(
                                context.workspace(),
                                Member.KIND.name(),
                                Term.of("person", context.actor().id()))
                        .most(MOST_LISTED));
        Map<String, Channel> channels = state.all(
                Channel.KIND, memberships.stream().map(m -> m.channel().value()).toList());
        Map<String, ReadMark> marks = state.all(
                ReadMark.KIND,
                memberships.stream()
                        .map(m -> Member.id(m.channel(), m.person()))
                        .toList());
        Set<JournalId> journals = new HashSet<>();
        memberships.forEach(m -> journals.add(m.channel().journal(context.workspace())));
        Map<JournalId, Head> heads = state.heads(journals);
        Set<ChannelId> muted = Personal.muted(state, context.actor().id());
        Set<ChannelId> drafted = Personal.drafted(state, context.actor().id());
        List<ChannelLine> lines = new ArrayList<>();
        for (Member member : memberships) {
            Channel channel = channels.get(member.channel().value());
            if (channel != null && readable(channel, member, context)) {
                Head head = Objects.requireNonNull(heads.get(member.channel().journal(context.workspace())));
                ReadMark mark = marks.get(Member.id(member.channel(), member.person()));
                Unread unread = Unread.of(
                        state, channel.id(), head, java.util.Optional.ofNullable(mark), member.from(), context.actor());
                lines.add(line(
                        channel,
                        member.rank(),
                        head,
                        unread,
                        muted.contains(channel.id()),
                        drafted.contains(channel.id())));
            }
        }
        return new ChannelList(lines);
    }

    private static boolean readable(Channel channel, Member member, Context context) {
        return context.allows(
                ChannelAccess.READ, new Standing(member.rank(), channel.openTo(context.actor()), channel.archived()));
    }

    private static ChannelList browse(State state, Context context) {
        if (context.actor().guest()) {
            return new ChannelList(List.of());
        }
        List<Channel> open = state.find(
                Channel.KIND,
                Find.of(context.workspace(), Channel.KIND.name(), Term.of("open", true))
                        .most(MOST_LISTED));
        Map<String, Member> mine = state.all(
                Member.KIND,
                open.stream().map(c -> Member.id(c.id(), context.actor().id())).toList());
        Set<JournalId> journals = new HashSet<>();
        open.forEach(c -> journals.add(c.id().journal(context.workspace())));
        Map<JournalId, Head> heads = state.heads(journals);
        return new ChannelList(open.stream()
                .filter(c -> c.openTo(context.actor())
                        && !mine.containsKey(Member.id(c.id(), context.actor().id())))
                .map(c -> line(
                        c,
                        Rank.NONE,
                        Objects.requireNonNull(heads.get(c.id().journal(context.workspace()))),
                        new Unread(0, 0, 0),
                        false,
                        false))
                .toList());
    }

    private static ChannelLine line(Channel c, Rank rank, Head head, Unread unread, boolean muted, boolean draft) {
        return new ChannelLine(
                c.id(),
                c.name(),
                c.purpose(),
                c.open(),
                c.archived(),
                c.incident(),
                rank,
                head.sequence(),
                unread.messages(),
                unread.mentions(),
                unread.upTo(),
                head.sequence() == 0 ? null : head.time(),
                c.settings().header(),
                c.settings().team(),
                c.settings().history(),
                c.settings().marking(),
                c.settings().set(),
                muted,
                draft);
    }

    private static ChannelView show(ShowChannel question, State state, Context context) {
        Channel channel = state.get(Channel.KIND, question.channel().value()).orElseThrow(Rejection::absent);
        Actor actor = context.actor();
        JournalId journal = question.channel().journal(context.workspace());
        Head head = state.head(journal);
        long first = ChannelAccess.first(state, question.channel(), actor);
        Unread unread = Unread.of(
                state, channel.id(), head, state.get(ReadMark.KIND, Member.id(channel.id(), actor.id())), first, actor);
        Standing standing = ChannelAccess.standing(state, question.channel(), actor);
        Term inChannel = Term.of("channel", question.channel());
        List<MemberView> members = state.find(Member.KIND, inChannel).stream()
                .map(m -> new MemberView(m.person(), m.name(), m.rank(), m.since()))
                .toList();
        List<PinView> pins = new ArrayList<>();
        for (Pin pin : state.find(Pin.KIND, inChannel)) {
            state.entry(journal, pin.message())
                    .filter(e -> e.sequence() >= first)
                    .ifPresent(e ->
                            pins.add(new PinView(pin.message(), pin.by(), pin.at(), pin.reason(), Projector.view(e))));
        }
        boolean muted =
                state.get(Mute.KIND, Member.id(channel.id(), actor.id())).isPresent();
        boolean draft =
                state.get(Draft.KIND, Draft.id(channel.id(), 0, actor.id())).isPresent();
        return new ChannelView(line(channel, standing.rank(), head, unread, muted, draft), members, pins);
    }

    private static HistoryPage history(History question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
        JournalId journal = question.channel().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Long after = question.after();
        long before = Objects.requireNonNullElse(question.before(), Long.MAX_VALUE);
        Range range = after != null
                ? Range.after(journal, Math.max(after, 0), limit + 1)
                : Range.before(journal, before, limit + 1);
        List<Entry> entries = new ArrayList<>(state.stored()
                .range(range.notBelow(first).inThread(Objects.requireNonNullElse(question.thread(), 0L))));
        boolean more = entries.size() > limit;
        if (more) {
            entries.remove(limit);
        }
        if (after == null) {
            Collections.reverse(entries);
        }
        long head = before == Long.MAX_VALUE && after == null && question.thread() == null
                ? entries.stream().mapToLong(Entry::sequence).max().orElse(0)
                : state.head(journal).sequence();
        return new HistoryPage(entries.stream().map(Projector::view).toList(), first, head, more);
    }

    private static EntryList search(SearchEntries question, State state, Context context) {
        String text = Limits.required("text", question.text(), 200);
        if (Words.of(text).isEmpty()) {
            throw Rejection.invalid("text", "name at least one word to look for");
        }
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 20), 1, 100);
        ChannelId channel = question.channel();
        Map<JournalId, Long> bounds = ChannelAccess.readable(state, context);
        if (channel != null) {
            bounds.keySet().retainAll(Set.of(channel.journal(context.workspace())));
        }
        List<EntryView> found = state.stored().search(Search.text(bounds, text, limit)).stream()
                .map(Projector::view)
                .toList();
        return new EntryList(found);
    }

    /** The directory is asked before the snapshot. */
    private static final class Teams implements Answerer<ListTeams, TeamList> {
        @Override
        public ListTeams admit(ListTeams question, Admission admission) {
            return new ListTeams(admission.directory().groups(admission.actor().workspace()));
        }

        @Override
        public Asked authorise(ListTeams question, State state, Context context) {
            return new Asked(Action.reading("channel.teams", Rank.MEMBER), ChannelAccess.workspace(context.actor()));
        }

        @Override
        public TeamList answer(ListTeams question, State state, Context context) {
            List<Group> all = Objects.requireNonNullElse(question.found(), List.of());
            return new TeamList(views(all, true, context), views(all, false, context));
        }

        private static List<TeamView> views(List<Group> groups, boolean team, Context context) {
            return groups.stream()
                    .filter(g -> g.team() == team)
                    .map(g -> new TeamView(
                            g.id(),
                            g.name(),
                            g.members().size(),
                            context.actor().groups().contains(g.id())))
                    .toList();
        }
    }

    /** The directory is asked before the snapshot; who is in the channel is looked up in it. */
    private static final class People implements Answerer<FindPeople, PeopleList> {
        @Override
        public FindPeople admit(FindPeople question, Admission admission) {
            String prefix = Limits.optional("prefix", question.prefix(), 80);
            List<Person> found = admission.directory().search(admission.actor().workspace(), prefix, 200);
            return new FindPeople(prefix, question.channel(), found);
        }

        @Override
        public Set<DocumentKey> needs(FindPeople question, Actor actor) {
            ChannelId channel = question.channel();
            return channel == null ? Set.of() : ChannelAccess.needs(actor.workspace(), channel, actor);
        }

        @Override
        public Asked authorise(FindPeople question, State state, Context context) {
            ChannelId channel = question.channel();
            if (channel != null) {
                return new Asked(ChannelAccess.READ, ChannelAccess.standing(state, channel, context.actor()));
            }
            return new Asked(Action.reading("channel.people", Rank.MEMBER), ChannelAccess.workspace(context.actor()));
        }

        @Override
        public PeopleList answer(FindPeople question, State state, Context context) {
            List<Person> found = Objects.requireNonNullElse(question.found(), List.of());
            ChannelId channel = question.channel();
            if (channel != null) {
                Set<PersonId> in = new HashSet<>();
                state.find(Member.KIND, Term.of("channel", channel)).forEach(m -> in.add(m.person()));
                found = found.stream().filter(p -> in.contains(p.id())).toList();
            }
            return new PeopleList(found.stream()
                    .map(p -> new PersonView(
                            p.id(), p.handle(), p.name(), p.zone().getId(), p.guest()))
                    .toList());
        }
    }
}

package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RenameChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.ChannelEvent.ChannelCreated;
import dev.muster.channel.ChannelEvent.ChannelRenamed;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.HistorySet;
import dev.muster.channel.ChannelEvent.MarkingSet;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.ChannelEvent.MessagePinned;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelEvent.MessageReleased;
import dev.muster.channel.ChannelEvent.MessageUnpinned;
import dev.muster.channel.ChannelEvent.ReactionAdded;
import dev.muster.channel.ChannelEvent.ReactionRemoved;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.MarkUnread;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.React;
import dev.muster.channel.MessageCommands.ShareMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.channel.MessageCommands.Unreact;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.Collection;
import java.util.List;

/** The feature: channels, members, messages, pins, and what is unread. */
public final class Channels implements Feature {
    /** To write into a channel. */
    public static final Action POST = Action.changing("channel.post", Rank.GUEST);

    private static final Action MARK_READ = Action.reading("channel.mark-read", Rank.GUEST);
    private static final Action REACT = Action.changing("channel.react", Rank.GUEST);
    private static final Action PIN = Action.changing("channel.pin", Rank.MEMBER);
    private static final Action ADD = Action.changing("channel.add-members", Rank.MEMBER);
    private static final Action JOIN = Action.changing("channel.join", Rank.NONE);
    private static final Action LEAVE = Action.reading("channel.leave", Rank.GUEST);
    private static final Action OWN = Action.changing("channel.own", Rank.OWNER);
    private static final Action RESTORE = Action.reading("channel.restore", Rank.OWNER);

    private final Posting posting;

    /** The feature, with no names but people's own. */
    public Channels() {
        this(List.of());
    }

    /**
     * The feature.
     *
     * @param nameables names by which rooms above let people be mentioned
     */
    public Channels(List<Nameable> nameables) {
        posting = new Posting(nameables);
    }

    /**
     * Makes a channel with people in it: what rooms above build theirs with.
     *
     * @param people who is in it, each once
     */
    public static Decision open(Channel channel, List<Added> people, Context context) {
        JournalId journal = channel.id().journal(context.workspace());
        Decision decision = new Decision()
                .put(Channel.KIND, channel)
                .append(
                        journal,
                        new ChannelCreated(
                                channel.name(),
                                channel.purpose(),
                                channel.open(),
                                channel.incident(),
                                channel.creator(),
                                channel.settings()));
        for (Added added : people) {
            decision.put(
                    Member.KIND,
                    new Member(channel.id(), added.person(), added.name(), added.rank(), context.now(), 1));
        }
        return people.isEmpty() ? decision : decision.append(journal, new MembersAdded(people));
    }

    /**
     * Brings people into a channel who are not in it yet; for rooms above whose acts need someone there.
     *
     * @throws dev.muster.command.Rejection absent, when somebody is missing and the actor may not add them
     */
    public static void include(
            Decision decision, ChannelId channel, Collection<Person> people, State state, Context context) {
        includeAdded(
                decision,
                channel,
                people.stream()
                        .map(p -> new Added(p.id(), p.name(), p.guest() ? Rank.GUEST : Rank.MEMBER))
                        .toList(),
                state,
                context);
    }

    /** The same, for followers of an event that names people as the directory had them. */
    public static void includeAdded(
            Decision decision, ChannelId channel, Collection<Added> people, State state, Context context) {
        long first = seenFrom(channel, state, context);
        List<Added> missing = people.stream()
                .filter(p ->
                        state.get(Member.KIND, Member.id(channel, p.person())).isEmpty())
                .map(p -> p.seeingFrom(first))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!context.allows(ADD, ChannelAccess.standing(state, channel, context.actor()))) {
            throw Rejection.absent();
        }
        missing.forEach(a -> decision.put(
                Member.KIND, new Member(channel, a.person(), a.name(), a.rank(), context.now(), a.first())));
        decision.append(channel.journal(context.workspace()), new MembersAdded(missing));
    }

    /** True when the actor may bring others into a channel; for rooms above that will, later. */
    public static boolean mayAdd(ChannelId channel, State state, Context context) {
        return context.allows(ADD, ChannelAccess.standing(state, channel, context.actor()));
    }

    /** Lets an actor in who is not in yet; whether they may come is for the caller to have decided. */
    public static Decision add(ChannelId channel, Actor actor, Rank rank, State state, Context context) {
        long first = seenFrom(channel, state, context);
        return new Decision()
                .put(Member.KIND, new Member(channel, actor.id(), actor.name(), rank, context.now(), first))
                .append(
                        channel.journal(context.workspace()),
                        new MembersAdded(List.of(new Added(actor.id(), actor.name(), rank).seeingFrom(first))));
    }

    private static long seenFrom(ChannelId channel, State state, Context context) {
        long head = state.head(channel.journal(context.workspace())).sequence();
        return state.get(Channel.KIND, channel.value())
                .map(c -> c.seenFrom(head))
                .orElse(1L);
    }

    /**
     * Says something as the actor of this context, for rooms that speak on somebody's behalf; whether they may is
     * for the caller to have decided.
     *
     * @throws Rejection when it cannot be said now
     */
    public Decision post(PostMessage message, State state, Context context) {
        return posting.post(message, state, context);
    }

    /** What admission makes of something to be said. */
    public static PostMessage check(PostMessage message, Admission admission) {
        return Posting.check(message, admission);
    }

    @Override
    public void register(Registry registry) {
        registry.audience(ChannelId.SORT, new ChannelAccess.Readers());
        ChannelSlashes.register(registry);
        commands(registry);
        ChannelQuestions.register(registry);
        events(registry);
    }

    private void commands(Registry registry) {
        registry.handle("channel.create", CreateChannel.class, new ChannelRules.Create());
        registry.handle(
                "channel.rename", RenameChannel.class, new InChannel<>(OWN, ChannelRules::check, ChannelRules::rename));
        registry.handle("channel.join", JoinChannel.class, InChannel.of(JOIN, ChannelRules::join));
        registry.handle("channel.leave", LeaveChannel.class, InChannel.of(LEAVE, ChannelRules::leave));
        registry.handle(
                "channel.add-members", AddMembers.class, new InChannel<>(ADD, ChannelRules::check, ChannelRules::add));
        registry.handle("channel.remove-member", RemoveMember.class, InChannel.of(OWN, ChannelRules::remove));
        registry.handle("channel.archive", ArchiveChannel.class, InChannel.of(OWN, ChannelRules::archive));
        registry.handle("channel.restore", RestoreChannel.class, InChannel.of(RESTORE, ChannelRules::restore));
        registry.handle(
                "channel.set-history",
                SetHistory.class,
                new InChannel<>(OWN, ChannelRules::check, ChannelRules::setHistory));
        registry.handle(
                "channel.set-marking",
                SetMarking.class,
                new InChannel<>(OWN, ChannelRules::check, ChannelRules::setMarking));
        messages(registry);
    }

    private void messages(Registry registry) {
        registry.handle("channel.post", PostMessage.class, new InChannel<>(POST, Posting::check, posting::post));
        registry.handle("channel.share", ShareMessage.class, new InChannel<>(POST, Posting::check, posting::share));
        registry.handle("channel.edit", EditMessage.class, new InChannel<>(POST, Posting::check, posting::edit));
        registry.handle("channel.react", React.class, new InChannel<>(REACT, Reactions::check, Reactions::add));
        registry.handle("channel.unreact", Unreact.class, new InChannel<>(REACT, Reactions::check, Reactions::remove));
        registry.handle("channel.delete", DeleteMessage.class, InChannel.of(POST, MessageRules::delete));
        registry.handle("channel.pin", PinMessage.class, new InChannel<>(PIN, MessageRules::check, MessageRules::pin));
        registry.handle("channel.unpin", UnpinMessage.class, InChannel.of(PIN, MessageRules::unpin));
        registry.handle("channel.mark-read", MarkRead.class, InChannel.of(MARK_READ, MessageRules::markRead));
        registry.handle("channel.mark-unread", MarkUnread.class, InChannel.of(MARK_READ, MessageRules::markUnread));
        Personal.register(registry);
    }

    private static void events(Registry registry) {
        registry.event("channel.created", 1, ChannelCreated.class);
        registry.event("channel.renamed", 1, ChannelRenamed.class);
        registry.event("channel.archived", 1, ChannelArchived.class);
        registry.event("channel.restored", 1, ChannelRestored.class);
        registry.event("channel.members-added", 1, MembersAdded.class);
        registry.event("channel.member-removed", 1, MemberRemoved.class);
        registry.event(MessageRules.POSTED, 1, MessagePosted.class);
        registry.event("channel.message-edited", 1, MessageEdited.class);
        registry.event("channel.message-deleted", 1, MessageDeleted.class);
        registry.event("channel.message-pinned", 1, MessagePinned.class);
        registry.event("channel.message-unpinned", 1, MessageUnpinned.class);
        registry.event("channel.history-set", 1, HistorySet.class);
        registry.event("channel.marking-set", 1, MarkingSet.class);
        registry.event("channel.message-released", 1, MessageReleased.class);
        registry.event("channel.reaction-added", 1, ReactionAdded.class);
        registry.event("channel.reaction-removed", 1, ReactionRemoved.class);
    }
}

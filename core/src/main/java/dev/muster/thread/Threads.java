package dev.muster.thread;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.Messages;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.thread.ThreadCommands.FollowThread;
import dev.muster.thread.ThreadCommands.MarkThreadRead;
import dev.muster.thread.ThreadCommands.UnfollowThread;
import dev.muster.thread.ThreadViews.MyThreads;
import dev.muster.thread.ThreadViews.ThreadList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The feature: threads that people follow. Whoever replies follows, and so does whoever began the thread or is
 * mentioned in it, unless they have said that they do not want to.
 */
public final class Threads implements Feature {
    private static final Action FOLLOW = Action.reading("thread.follow", Rank.GUEST);
    private static final Action LIST = Action.reading("thread.list", Rank.GUEST);

    /** The feature. */
    public Threads() {}

    @Override
    public void register(Registry registry) {
        registry.handle(
                "channel.follow-thread", FollowThread.class, InChannel.of(FOLLOW, (c, s, x) -> follow(c, true, s, x)));
        registry.handle(
                "channel.unfollow-thread",
                UnfollowThread.class,
                InChannel.of(FOLLOW, (c, s, x) -> follow(c, false, s, x)));
        registry.handle("channel.mark-thread-read", MarkThreadRead.class, InChannel.of(FOLLOW, Threads::markRead));
        registry.answer(
                "channel.threads", MyThreads.class, ThreadList.class, OfWorkspace.of(LIST, ThreadReading::mine));
        registry.follow(MessagePosted.class, Threads::replied);
    }

    private static Decision follow(ChannelCommand command, boolean following, State state, Context context) {
        long message = command instanceof FollowThread f ? f.message() : ((UnfollowThread) command).message();
        root(command.channel(), message, state, context);
        Follow before = stored(command.channel(), message, context.actor().id(), state)
                .orElseGet(() ->
                        new Follow(command.channel(), message, context.actor().id(), false, 0));
        return new Decision().put(Follow.KIND, before.following(following));
    }

    private static Decision markRead(MarkThreadRead command, State state, Context context) {
        root(command.channel(), command.message(), state, context);
        long head = state.head(command.channel().journal(context.workspace())).sequence();
        Optional<Follow> before =
                stored(command.channel(), command.message(), context.actor().id(), state);
        return before.filter(f -> f.upTo() < Math.min(command.upTo(), head))
                .map(f -> new Decision().put(Follow.KIND, f.read(Math.min(command.upTo(), head))))
                .orElseGet(Decision::new);
    }

    /** The message that a thread begins with: a reply begins none. */
    private static Entry root(ChannelId channel, long message, State state, Context context) {
        Entry entry = Messages.visible(channel, message, state, context);
        if (entry.index().thread() != 0) {
            throw Rejection.invalid(
                    "message", "this is a reply; its thread is " + entry.index().thread());
        }
        return entry;
    }

    private static Optional<Follow> stored(ChannelId channel, long message, PersonId person, State state) {
        return state.get(Follow.KIND, Follow.id(channel, message, person));
    }

    /** Who is concerned by a reply follows its thread from now on; who wrote it has read it. */
    private static Decision replied(EntryId at, MessagePosted event, State state, Context context) {
        Decision decision = new Decision();
        Optional<Entry> root = event.thread() == 0 ? Optional.empty() : state.entry(at.journal(), event.thread());
        if (root.isEmpty()) {
            return decision;
        }
        ChannelId channel = new ChannelId(at.journal().id());
        PersonId author = context.actor().id();
        Set<PersonId> concerned = new LinkedHashSet<>(event.mentions());
        concerned.add(root.get().actor());
        concerned.add(author);
        Map<String, Member> members = state.all(Member.KIND, ids(channel, concerned));
        Map<String, Follow> follows = state.all(
                Follow.KIND,
                concerned.stream()
                        .map(p -> Follow.id(channel, event.thread(), p))
                        .toList());
        for (PersonId person : concerned) {
            if (members.containsKey(Member.id(channel, person))) {
                Follow before = follows.get(Follow.id(channel, event.thread(), person));
                Follow after = Objects.requireNonNullElseGet(
                        before, () -> new Follow(channel, event.thread(), person, true, 0));
                if (person.equals(author)) {
                    after = after.following(true).read(at.sequence());
                }
                if (!after.equals(before)) {
                    decision.put(Follow.KIND, after);
                }
            }
        }
        return decision;
    }

    private static Collection<String> ids(ChannelId channel, Collection<PersonId> people) {
        return people.stream().map(p -> Member.id(channel, p)).toList();
    }
}

package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Audience;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How someone stands to a channel, and to the workspace: what every room above asks before it acts. */
public final class ChannelAccess {
    /** To read a channel. */
    public static final Action READ = Action.reading("channel.read", Rank.GUEST);

    private ChannelAccess() {}

    /**
     * The standing to a channel; {@link Standing#ABSENT} when there is none. Members are people: a program whose
     * id reads like a member's is none. What is missing is read for as long as what is private, so that the time
     * an answer takes does not tell the two apart.
     */
    public static Standing standing(State state, ChannelId channel, Actor actor) {
        Optional<Channel> found = state.get(Channel.KIND, channel.value());
        Optional<Member> member = state.get(Member.KIND, Member.id(channel, actor.id()));
        return found.map(it -> standing(it, member, actor)).orElse(Standing.ABSENT);
    }

    private static Standing standing(Channel channel, Optional<Member> member, Actor actor) {
        Rank rank = member.map(Member::rank)
                .filter(r -> actor.kind() == Caller.Kind.PERSON)
                .map(r -> actor.guest() && r.atLeast(Rank.MEMBER) ? Rank.GUEST : r)
                .orElse(Rank.NONE);
        boolean hidden = channel.archived() && channel.settings().hidden() && rank != Rank.OWNER;
        return hidden ? Standing.ABSENT : new Standing(rank, channel.openTo(actor), channel.archived());
    }

    /** The documents that a standing is made of. */
    public static Set<DocumentKey> needs(WorkspaceId workspace, ChannelId channel, Actor actor) {
        return Set.of(
                Channel.KIND.key(workspace, channel.value()),
                Member.KIND.key(workspace, Member.id(channel, actor.id())));
    }

    /** The standing to the workspace itself: guests are guests, administrators own it, programs are nothing there. */
    public static Standing workspace(Actor actor) {
        if (actor.kind() == Caller.Kind.INTEGRATION) {
            return Standing.ABSENT;
        }
        Rank rank = actor.roles().contains(WorkspaceRole.ADMIN) ? Rank.OWNER : Rank.MEMBER;
        return new Standing(actor.guest() ? Rank.GUEST : rank, false, false);
    }

    /** Who may read a channel's journal, and from which entry on. */
    static final class Readers implements Audience {
        @Override
        public OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy) {
            ChannelId channel = new ChannelId(journal.id());
            return policy.allows(actor, READ, standing(state, channel, actor))
                    ? OptionalLong.of(first(state, channel, actor))
                    : OptionalLong.empty();
        }

        @Override
        public Set<DocumentKey> needs(JournalId journal, Actor actor) {
            return ChannelAccess.needs(journal.workspace(), new ChannelId(journal.id()), actor);
        }
    }

    /** Those of these channels that the actor may read now, in two reads. */
    public static Set<ChannelId> readable(Collection<ChannelId> channels, State state, Context context) {
        Set<ChannelId> each = new HashSet<>(channels);
        PersonId me = context.actor().id();
        state.all(Channel.KIND, each.stream().map(ChannelId::value).toList());
        state.all(Member.KIND, each.stream().map(c -> Member.id(c, me)).toList());
        each.removeIf(c -> !context.allows(READ, standing(state, c, context.actor())));
        return each;
    }

    /**
     * The journals of the channels that the actor is in and may read, each with the number of the first entry
     * that they get to see: what a search over everything of theirs is bounded by.
     */
    public static Map<JournalId, Long> readable(State state, Context context) {
        Map<JournalId, Long> bounds = new HashMap<>();
        within(state, context).forEach(w -> bounds.put(w.journal(), w.from()));
        return bounds;
    }

    /**
     * A channel that someone is in and may read.
     *
     * @param journal its journal
     * @param from the number of the first entry that they get to see
     */
    public record Within(Channel channel, JournalId journal, long from) {}

    /** The channels that the actor is in and may read, in the order in which they came into them. */
    public static List<Within> within(State state, Context context) {
        Actor actor = context.actor();
        List<Member> memberships = state.find(Member.KIND, Term.of("person", actor.id()));
        Map<String, Channel> channels = state.all(
                Channel.KIND, memberships.stream().map(m -> m.channel().value()).toList());
        List<Within> within = new ArrayList<>(memberships.size());
        for (Member member : memberships) {
            Channel channel = channels.get(member.channel().value());
            if (channel != null && context.allows(READ, standing(channel, Optional.of(member), actor))) {
                within.add(new Within(channel, channel.id().journal(context.workspace()), member.from()));
            }
        }
        return within;
    }

    /**
     * Number of the first entry that someone who may read the channel gets to see. Whoever is not in a channel
     * that shows newcomers nothing of its past sees nothing of it either.
     */
    public static long first(State state, ChannelId channel, Actor actor) {
        Optional<Member> member = state.get(Member.KIND, Member.id(channel, actor.id()));
        if (member.isPresent()) {
            return member.get().from();
        }
        boolean everything = actor.system()
                || state.get(Channel.KIND, channel.value())
                        .map(c -> c.settings().history() == Visibility.EVERYTHING)
                        .orElse(true);
        return everything ? 1 : state.head(channel.journal(state.workspace())).sequence() + 1;
    }
}

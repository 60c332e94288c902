package dev.muster.channel;

import dev.muster.access.Actor;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has not read: the messages that came since their mark, less the ones deleted since, and those
 * of them that mention the person or everyone.
 *
 * @param messages how many messages
 * @param mentions how many of them mention the person or everyone
 * @param upTo number of the last entry that was read; 0 for none
 */
public record Unread(long messages, long mentions, long upTo) {
    /** What the actor has not read of a channel that they may read. */
    public static Unread in(State state, ChannelId channel, Context context) {
        Actor actor = context.actor();
        return of(
                state,
                channel,
                state.head(channel.journal(context.workspace())),
                state.get(ReadMark.KIND, Member.id(channel, actor.id())),
                ChannelAccess.first(state, channel, actor),
                actor);
    }

    static Unread of(State state, ChannelId channel, Head head, Optional<ReadMark> mark, long first, Actor actor) {
        long upTo = Math.max(mark.map(ReadMark::upTo).orElse(0L), first - 1);
        long counted = mark.filter(m -> m.upTo() >= first - 1)
                .map(ReadMark::messages)
                .orElseGet(() -> before(state, channel, first));
        long messages = head.messages() - counted;
        if (messages <= 0) {
            return new Unread(0, 0, upTo);
        }
        Find deleted = Find.of(state.workspace(), Tombstone.KIND.name(), Term.of("channel", channel))
                .after(new Find.Place(upTo, "\uffff"));
        messages -= state.stored().count(deleted);
        return new Unread(messages, mentions(state, channel, upTo, actor), upTo);
    }

    private static long before(State state, ChannelId channel, long first) {
        return first <= 1
                ? 0
                : state.entry(channel.journal(state.workspace()), first - 1)
                        .map(e -> e.index().messages())
                        .orElse(0L);
    }

    private static long mentions(State state, ChannelId channel, long upTo, Actor actor) {
        JournalId journal = channel.journal(state.workspace());
        Map<JournalId, Long> bounds = Map.of(journal, upTo + 1);
        Term me = Term.of("mention", actor.id());
        long mine = state.stored().count(Search.terms(bounds, Set.of(me), 1));
        long everyones = state.stored().count(Search.terms(bounds, Set.of(ChannelEvent.EVERYONE), 1));
        return mine == 0 || everyones == 0
                ? mine + everyones
                : mine + everyones - state.stored().count(Search.terms(bounds, Set.of(me, ChannelEvent.EVERYONE), 1));
    }
}

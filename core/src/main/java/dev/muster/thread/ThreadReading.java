package dev.muster.thread;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent;
import dev.muster.channel.Messages;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import dev.muster.thread.ThreadViews.MyThreads;
import dev.muster.thread.ThreadViews.ThreadLine;
import dev.muster.thread.ThreadViews.ThreadList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the threads that somebody follows. */
final class ThreadReading {
    private static final int MOST_FOLLOWED = 500;
    private static final int MOST_COUNTED = 1_000;

    private ThreadReading() {}

    static ThreadList mine(MyThreads question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
        Map<JournalId, Long> readable = ChannelAccess.readable(state, context);
        Find followed = Find.of(
                        context.workspace(),
                        Follow.KIND.name(),
                        Term.of("person", context.actor().id()))
                .newestFirst()
                .most(MOST_FOLLOWED);
        return new ThreadList(state.find(Follow.KIND, followed).stream()
                .filter(f -> question.channel() == null || f.channel().equals(question.channel()))
                .flatMap(f -> line(f, readable, state, context).stream())
                .sorted(Comparator.comparing(ThreadLine::lastAt)
                        .thenComparing(ThreadLine::message)
                        .reversed())
                .limit(limit)
                .toList());
    }

    private static Optional<ThreadLine> line(
            Follow follow, Map<JournalId, Long> readable, State state, Context context) {
        JournalId journal = follow.channel().journal(context.workspace());
        Long first = readable.get(journal);
        Optional<Entry> root =
                first == null || follow.message() < first ? Optional.empty() : state.entry(journal, follow.message());
        return root.map(entry -> line(follow, entry, state, context));
    }

    private static ThreadLine line(Follow follow, Entry root, State state, Context context) {
        Map<String, Object> set = Amendment.of(root).set();
        long last = number(set.get("lastReply"));
        List<Entry> unread = last <= follow.upTo() ? List.of() : unread(follow, root, state, context);
        String name = state.get(Channel.KIND, follow.channel().value())
                .map(Channel::name)
                .orElse("");
        return new ThreadLine(
                follow.channel(),
                name,
                follow.message(),
                Projector.view(root),
                number(set.get("replies")),
                unread.size(),
                unread.stream().filter(e -> mentions(e, context.actor().id())).count(),
                follow.upTo(),
                last == 0
                        ? root.time()
                        : state.entry(root.journal(), last).map(Entry::time).orElse(root.time()),
                follow.following());
    }

    private static List<Entry> unread(Follow follow, Entry root, State state, Context context) {
        Range range = Range.after(root.journal(), follow.upTo(), MOST_COUNTED).inThread(follow.message());
        return state.stored().range(range).stream()
                .filter(e -> Messages.standing(e)
                        && !e.actor().equals(context.actor().id()))
                .toList();
    }

    private static boolean mentions(Entry reply, PersonId person) {
        return reply.index().terms().contains(Term.of("mention", person))
                || reply.index().terms().contains(ChannelEvent.EVERYONE);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number n ? n.longValue() : 0;
    }
}

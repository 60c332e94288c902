package dev.muster.channel;

import dev.muster.channel.ChannelViews.Preview;
import dev.muster.channel.ChannelViews.PreviewList;
import dev.muster.channel.ChannelViews.PreviewMessages;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader sees of a message that is linked or quoted elsewhere: as much as they may read of it now. */
final class Previews {
    private static final int LONGEST = 500;

    private Previews() {}

    static PreviewList answer(PreviewMessages question, State state, Context context) {
        List<Quote> links = Limits.atMost("links", question.links(), Links.MOST);
        return new PreviewList(links.stream()
                .distinct()
                .flatMap(q -> preview(q, state, context).stream())
                .toList());
    }

    /** True when there is such a message and the actor may read it now. */
    static boolean readable(Quote quote, State state, Context context) {
        return entry(quote, state, context).isPresent();
    }

    private static Optional<Entry> entry(Quote quote, State state, Context context) {
        boolean allowed =
                context.allows(ChannelAccess.READ, ChannelAccess.standing(state, quote.channel(), context.actor()));
        Optional<Entry> entry = state.entry(quote.channel().journal(context.workspace()), quote.message());
        return entry.filter(e -> allowed
                && e.sequence() >= ChannelAccess.first(state, quote.channel(), context.actor())
                && e.kind().equals(MessageRules.POSTED));
    }

    private static Optional<Preview> preview(Quote quote, State state, Context context) {
        Optional<Channel> channel = state.get(Channel.KIND, quote.channel().value());
        return entry(quote, state, context).flatMap(e -> channel.map(c -> view(quote, c, e, state)));
    }

    private static Preview view(Quote quote, Channel channel, Entry entry, State state) {
        Map<String, Object> shown = Projector.properties(entry);
        boolean deleted = Amendment.of(entry).is(MessageRules.DELETED);
        String text = deleted ? "" : String.valueOf(shown.getOrDefault("text", ""));
        String author = state.get(Member.KIND, Member.id(quote.channel(), entry.actor()))
                .map(Member::name)
                .orElseGet(() -> entry.actor().value());
        return new Preview(
                quote.channel(),
                channel.name(),
                quote.message(),
                entry.actor(),
                author,
                entry.time(),
                shortened(text),
                channel.settings().marking(),
                deleted);
    }

    /** The beginning of a text, never ending inside a character. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return Stream.of(text.substring(0, end).stripTrailing(), "…").reduce("", String::concat);
    }
}

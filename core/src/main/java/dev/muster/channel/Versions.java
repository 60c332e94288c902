package dev.muster.channel;

import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelViews.ListVersions;
import dev.muster.channel.ChannelViews.Version;
import dev.muster.channel.ChannelViews.VersionList;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.List;

/** What a message said before it was edited: for members, and for its author. */
final class Versions {
    private Versions() {}

    static VersionList answer(ListVersions question, State state, Context context) {
        JournalId journal = question.channel().journal(context.workspace());
        Entry message = MessageRules.message(journal, question.message(), state, context);
        boolean member = ChannelAccess.standing(state, question.channel(), context.actor())
                .rank()
                .atLeast(Rank.MEMBER);
        if (!member && !message.actor().equals(context.actor().id())) {
            throw Rejection.absent();
        }
        List<Version> versions = new ArrayList<>();
        context.events()
                .event(message)
                .map(MessagePosted.class::cast)
                .ifPresent(e -> versions.add(new Version(e.text(), message.time(), message.actor())));
        for (Object edit : MessageRules.edits(Amendment.of(message))) {
            state.entry(journal, ((Number) edit).longValue()).ifPresent(entry -> context.events()
                    .event(entry)
                    .map(MessageEdited.class::cast)
                    .ifPresent(e -> versions.add(new Version(e.text(), entry.time(), entry.actor()))));
        }
        return new VersionList(versions);
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asked about standups, and what the answers look like. */
public interface StandupViews {
    /** The standups of a channel, and their sessions: the open ones, then the latest that are over. */
    record ListStandups(ChannelId channel) implements ChannelQuestion<StandupList> {}

    /** Standups and sessions. */
    record StandupList(List<StandupView> standups, List<SessionView> sessions) {}

    /** A standup. {@code nextAt} is null while the channel is archived or its incident over. */
    record StandupView(
            StandupId id,
            String title,
            String zone,
            List<String> at,
            int windowMinutes,
            List<PersonId> members,
            List<String> questions,
            @Nullable Instant nextAt) {}

    /** A session. {@code mine} is what the caller has answered. */
    record SessionView(
            SessionId id,
            @Nullable StandupId standup,
            String title,
            List<String> questions,
            Instant openedAt,
            Instant closesAt,
            List<Session.Asked> asked,
            boolean closed,
            @Nullable Answer mine) {}

    /** How many sessions that are over are shown. */
    int LATEST = 10;

    /** Answers it. */
    static StandupList list(ListStandups question, State state, Context context) {
        Term channel = Term.of("channel", question.channel());
        Find over = Find.of(context.workspace(), Session.KIND.name(), Set.of(channel, Term.of("open", false)))
                .newestFirst()
                .most(LATEST);
        List<StandupView> standups = state.find(Standup.KIND, channel).stream()
                .map(s -> new StandupView(
                        s.id(), s.title(), s.zone(), s.at(), s.windowMinutes(), s.members(), s.questions(), s.nextAt()))
                .toList();
        List<SessionView> sessions = Stream.concat(
                        state.find(Session.KIND, channel, Term.of("open", true)).stream(),
                        state.find(Session.KIND, over).stream())
                .map(s -> view(s, state, context))
                .toList();
        return new StandupList(standups, sessions);
    }

    private static SessionView view(Session s, State state, Context context) {
        Answer mine =
                state.get(Answer.KIND, Answer.id(s.id(), context.actor().id())).orElse(null);
        return new SessionView(
                s.id(), s.standup(), s.title(), s.questions(), s.openedAt(), s.closesAt(), s.asked(), s.closed(), mine);
    }
}

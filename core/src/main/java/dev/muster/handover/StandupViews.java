package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asked about standups, and what the answers look like. */
public interface StandupViews {
    /** The standups of a channel, and their sessions: the open ones, then the latest that are over. */
    record ListStandups(ChannelId channel) implements ChannelQuestion<StandupList> {}

    /**
     * The sessions of a channel that are over, the latest first, with what was answered. Nobody is measured: there are
     * no counts and no rows of days.
     *
     * @param standup only those of this standup, which is still scheduled; null for all
     * @param before only those that opened before this session, as an answer names it; null for the latest
     * @param limit how many at most, 1 to 50; null for 20
     */
    record ListSessions(
            ChannelId channel,
            @Nullable StandupId standup,
            @Nullable SessionId before,
            @Nullable Integer limit) implements ChannelQuestion<SessionHistory> {}

    /** Sessions that are over; {@code before} is what is asked for to go on, null at the end. */
    record SessionHistory(
            List<PastSession> sessions, @Nullable SessionId before) {}

    /**
     * A session that is over.
     *
     * @param digest number of the entry of its digest
     * @param missing who had not answered at the end
     * @param away who was away
     */
    record PastSession(
            SessionId id,
            @Nullable StandupId standup,
            String title,
            Instant openedAt,
            long digest,
            List<Answer> answers,
            List<StandupEvent.Missing> missing,
            List<StandupEvent.Missing> away) {}

    /** Standups and sessions. */
    record StandupList(List<StandupView> standups, List<SessionView> sessions) {}

    /** A standup. {@code nextAt} is null while the channel is archived, its incident over or the standup paused. */
    record StandupView(
            StandupId id,
            String title,
            String zone,
            List<String> at,
            int windowMinutes,
            List<PersonId> members,
            List<String> questions,
            @Nullable Instant nextAt,
            @Nullable Instant pausedAt,
            Standup.Terms terms) {}

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
            @Nullable Answer mine,
            List<StandupEvent.Missing> away) {}

    /** How many sessions that are over are shown. */
    int LATEST = 10;

    /** Answers it. */
    static StandupList list(ListStandups question, State state, Context context) {
        Term channel = Term.of("channel", question.channel());
        Find over = Find.of(context.workspace(), Session.KIND.name(), channel, Term.of("open", false))
                .newestFirst()
                .most(LATEST);
        List<StandupView> standups = state.find(Standup.KIND, channel).stream()
                .map(s -> new StandupView(
                        s.id(),
                        s.title(),
                        s.zone(),
                        s.at(),
                        s.windowMinutes(),
                        s.members(),
                        s.questions(),
                        s.nextAt(),
                        s.pausedAt(),
                        s.terms()))
                .toList();
        List<SessionView> sessions = Stream.concat(
                        state.find(Session.KIND, channel, Term.of("open", true)).stream(),
                        state.find(Session.KIND, over).stream())
                .map(s -> view(s, state, context))
                .toList();
        return new StandupList(standups, sessions);
    }

    /** Answers it. */
    static SessionHistory history(ListSessions question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 20), 1, 50);
        Term channel = Term.of("channel", question.channel());
        Find find = Find.of(context.workspace(), Session.KIND.name(), channel, Term.of("open", false))
                .newestFirst();
        SessionId before = question.before();
        if (before != null) {
            Session from = state.get(Session.KIND, before.value())
                    .filter(s -> s.channel().equals(question.channel()))
                    .orElseThrow(Rejection::absent);
            find = find.after(new Find.Place(from.openedAt().toEpochMilli(), before.value()));
        }
        StandupId standup = question.standup();
        if (standup != null
                && state.get(Standup.KIND, standup.value())
                        .filter(s -> s.channel().equals(question.channel()))
                        .isEmpty()) {
            throw Rejection.absent();
        }
        List<Session> found = state.find(Session.KIND, find).stream()
                .filter(s -> standup == null || standup.equals(s.standup()))
                .limit(limit + 1L)
                .toList();
        List<Session> shown = found.subList(0, Math.min(limit, found.size()));
        return new SessionHistory(
                shown.stream().map(s -> past(s, state)).toList(),
                found.size() > limit ? shown.get(limit - 1).id() : null);
    }

    private static PastSession past(Session s, State state) {
        List<Answer> answers = Sessions.answers(s, state);
        Set<PersonId> inTime =
                answers.stream().filter(a -> !a.late()).map(Answer::person).collect(Collectors.toSet());
        return new PastSession(
                s.id(),
                s.standup(),
                s.title(),
                s.openedAt(),
                s.digest(),
                answers,
                s.asked().stream()
                        .filter(a -> !inTime.contains(a.person()))
                        .map(Session.Asked::missing)
                        .toList(),
                s.away());
    }

    private static SessionView view(Session s, State state, Context context) {
        Answer mine =
                state.get(Answer.KIND, Answer.id(s.id(), context.actor().id())).orElse(null);
        return new SessionView(
                s.id(),
                s.standup(),
                s.title(),
                s.questions(),
                s.openedAt(),
                s.closesAt(),
                s.asked(),
                s.closed(),
                mine,
                s.away());
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.channel.Pins;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.EndStandup;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a standup is held: it is opened and asks each member; people answer, and may answer again; it is closed
 * when everyone who was asked has answered, when somebody closes it, or when its window is over, whichever
 * comes first. Closing it gives the digest, which is pinned in the place of the one before.
 */
final class Sessions {
    private Sessions() {}

    /** Opens a session; one of the same schedule that is still open is closed first. */
    static Decision open(
            SessionId id,
            ChannelId channel,
            @Nullable Standup standup,
            String title,
            Duration window,
            State state,
            Context context) {
        Decision decision = new Decision();
        Standup schedule = standup;
        if (standup != null) {
            Optional<Session> before = openOf(state, channel, standup.id());
            if (before.isPresent()) {
                schedule = digest(decision, before.get(), standup, answers(before.get(), state), state, context);
            }
        }
        List<Session.Asked> asked = asked(channel, standup, state);
        Session session = new Session(
                id,
                channel,
                schedule == null ? null : schedule.id(),
                title,
                schedule == null ? Standup.USUAL : schedule.questions(),
                context.now(),
                context.now().plus(window),
                asked,
                0);
        if (schedule != null) {
            decision.put(Standup.KIND, schedule);
        }
        return decision.put(Session.KIND, session)
                .schedule(job(session), session.closesAt(), new EndStandup(channel, id))
                .append(
                        channel.journal(context.workspace()),
                        new StandupOpened(
                                id,
                                session.standup(),
                                title,
                                session.closesAt(),
                                session.questions(),
                                asked,
                                asked.stream().map(Session.Asked::person).toList()))
                .answer("session", id);
    }

    static Optional<Session> openOf(State state, ChannelId channel, StandupId standup) {
        return state.find(Session.KIND, Term.of("channel", channel), Term.of("open", true)).stream()
                .filter(s -> standup.equals(s.standup()))
                .findFirst();
    }

    /** Those of the standup's members who are in the channel; when none is, or none was named, everyone. */
    private static List<Session.Asked> asked(ChannelId channel, @Nullable Standup standup, State state) {
        List<Session.Asked> everyone = state.find(Member.KIND, Term.of("channel", channel)).stream()
                .map(m -> new Session.Asked(m.person(), m.name(), false))
                .toList();
        List<PersonId> wanted = standup == null ? List.of() : standup.members();
        List<Session.Asked> asked =
                everyone.stream().filter(a -> wanted.contains(a.person())).toList();
        return asked.isEmpty() ? everyone : asked;
    }

    static Decision end(EndStandup command, State state, Context context) {
        return state.get(Session.KIND, command.session().value())
                .filter(s -> !s.closed())
                .map(s -> close(new Decision(), s, answers(s, state), state, context))
                .orElseGet(Decision::new);
    }

    /** Closes a session with these answers. */
    static Decision close(Decision decision, Session session, List<Answer> answers, State state, Context context) {
        StandupId id = session.standup();
        Standup standup =
                id == null ? null : state.get(Standup.KIND, id.value()).orElse(null);
        Standup after = digest(decision, session, standup, answers, state, context);
        return after == null ? decision : decision.put(Standup.KIND, after);
    }

    static List<Answer> answers(Session session, State state) {
        return state.find(Answer.KIND, Term.of("session", session.id()));
    }

    /** Adds the digest and its pin to the decision; gives back the standup as it is to be written. */
    private static @Nullable Standup digest(
            Decision decision,
            Session session,
            @Nullable Standup standup,
            List<Answer> answers,
            State state,
            Context context) {
        ChannelId channel = session.channel();
        JournalId journal = channel.journal(context.workspace());
        Set<PersonId> answered = answers.stream().map(Answer::person).collect(Collectors.toSet());
        List<Missing> missing = session.asked().stream()
                .filter(a -> !answered.contains(a.person()))
                .map(a -> new Missing(a.person(), a.name()))
                .toList();
        long appended = decision.acts().stream()
                .filter(Decision.Append.class::isInstance)
                .count();
        long number = state.head(journal).sequence() + appended + 1;
        decision.put(Session.KIND, session.over(number))
                .cancel(job(session))
                .append(
                        journal,
                        new StandupDigested(session.id(), session.standup(), session.title(), answers, missing));
        if (standup != null) {
            Pins.unpin(decision, channel, standup.pinned(), state, context);
        }
        String reason = "Standup: " + session.title();
        boolean pinned = Pins.pin(decision, channel, number, reason, Amendment.NONE, state, context);
        return standup == null ? null : standup.pinned(pinned ? number : 0);
    }

    private static String job(Session session) {
        return "standup.session/" + session.id();
    }
}

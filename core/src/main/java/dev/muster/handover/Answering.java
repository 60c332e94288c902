package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How people take part in a standup: somebody starts one, they answer, in time or late, and somebody closes it. */
final class Answering {
    /** For how long after the end an answer still counts. */
    static final Duration LATE = Duration.ofDays(7);

    private static final int LONGEST = 2_000;

    private Answering() {}

    static StartStandup check(StartStandup command, Admission admission) {
        Integer minutes = command.windowMinutes();
        if (minutes != null) {
            StandupTerms.window(minutes);
        }
        return new StartStandup(
                command.channel(),
                command.standup(),
                command.standup() == null ? Limits.required("title", command.title(), 120) : null,
                minutes,
                new SessionId(admission.newId()));
    }

    static Decision start(StartStandup command, State state, Context context) {
        SessionId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Standup standup = command.standup() == null ? null : StandupRules.known(command, command.standup(), state);
        if (standup != null
                && Sessions.openOf(state, command.channel(), standup.id()).isPresent()) {
            throw Rejection.conflict("this standup is open already");
        }
        int minutes =
                Objects.requireNonNullElse(command.windowMinutes(), standup == null ? 30 : standup.windowMinutes());
        String title = standup == null ? Objects.requireNonNull(command.title()) : standup.title();
        Instant now = context.now();
        Instant end = standup != null && command.windowMinutes() == null
                ? standup.closesAt(now)
                : now.plus(Duration.ofMinutes(minutes));
        return Sessions.open(new Sessions.Opening(id, command.channel(), standup, title, null), end, state, context);
    }

    static AnswerStandup check(AnswerStandup command, Admission admission) {
        AnswerStandup answer = new AnswerStandup(
                command.channel(),
                command.session(),
                Limits.optional("done", command.done(), LONGEST),
                Limits.optional("next", command.next(), LONGEST),
                Limits.optional("blockers", command.blockers(), LONGEST));
        if ((Offering.text(answer.done()) + Offering.text(answer.next()) + Offering.text(answer.blockers()))
                .isEmpty()) {
            throw Rejection.invalid("done", "say at least one thing: done, next or blockers");
        }
        return answer;
    }

    static Decision answer(AnswerStandup command, State state, Context context) {
        SessionId given = command.session();
        Session session = given == null ? mine(command, state, context) : known(command, given, state);
        boolean late = session.closed();
        if (late && context.now().isAfter(session.closesAt().plus(LATE))) {
            throw Rejection.conflict("this standup was over more than " + LATE.toDays() + " days ago");
        }
        PersonId person = context.actor().id();
        List<Answer> answers = new ArrayList<>(Sessions.answers(session, state));
        Answer before = answers.stream()
                .filter(a -> a.person().equals(person))
                .findFirst()
                .orElse(null);
        Decision decision = new Decision();
        Answer answer = new Answer(
                session.id(),
                person,
                context.actor().name(),
                Offering.text(command.done()),
                Offering.text(command.next()),
                Offering.text(command.blockers()),
                before == null ? context.now() : before.at(),
                Digests.number(decision, StandupRules.journal(command, context), state),
                before == null ? late : before.late(),
                before == null ? null : before.task());
        answers.removeIf(a -> a.person().equals(person));
        answers.add(answer);
        Session after = session.answeredBy(person);
        decision.put(Answer.KIND, answer)
                .put(Session.KIND, after)
                .append(
                        StandupRules.journal(command, context),
                        new StandupAnswered(
                                session.id(),
                                person,
                                answer.name(),
                                answer.done(),
                                answer.next(),
                                answer.blockers(),
                                late ? true : null));
        if (late) {
            Digests.late(decision, after, answer, state, context);
            return decision;
        }
        return after.complete() && before == null ? Digests.close(decision, after, answers, state, context) : decision;
    }

    /** The session that asks the caller: the newest that is open, of which they are one, else the newest. */
    private static Session mine(ChannelCommand command, State state, Context context) {
        PersonId person = context.actor().id();
        return state.find(Session.KIND, Term.of("channel", command.channel()), Term.of("open", true)).stream()
                .max(Comparator.<Session, Boolean>comparing(
                                s -> s.asked().stream().anyMatch(a -> a.person().equals(person)))
                        .thenComparing(Session::openedAt)
                        .thenComparing(s -> s.id().value()))
                .orElseThrow(() -> Rejection.conflict("no standup is open in this channel"));
    }

    static Decision close(CloseStandup command, State state, Context context) {
        Session session = known(command, command.session(), state);
        if (session.closed()) {
            throw Rejection.conflict("this standup is over; its digest is in the channel");
        }
        return Digests.close(new Decision(), session, Sessions.answers(session, state), state, context);
    }

    static Session known(ChannelCommand command, SessionId id, State state) {
        return state.get(Session.KIND, Limits.present("session", id).value())
                .filter(s -> s.channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
    }
}

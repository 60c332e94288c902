package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.OpenStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.handover.StandupEvent.StandupUnscheduled;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.record.Term;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be done with standups, and what comes of it. */
final class StandupRules {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST = 20;
    private static final int LONGEST = 2_000;
    /** How far back missed occurrences are looked for: longer than the longest window. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private StandupRules() {}

    static ScheduleStandup check(ScheduleStandup command, Admission admission) {
        String zone = Limits.required("zone", command.zone(), 60);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Rejection.invalid("zone", "no zone is called " + zone + "; one is Europe/London");
        }
        List<String> times = Limits.atMost("at", Limits.present("at", command.at()), 24);
        Limits.within("at", times.size(), 1, 24);
        for (String time : times) {
            if (time == null || !TIME.matcher(time).matches()) {
                throw Rejection.invalid("at", "a time of day is written like 09:00");
            }
        }
        List<String> questions = new ArrayList<>();
        for (String question : Limits.atMost("questions", command.questions(), 10)) {
            questions.add(Limits.required("questions", question, 200));
        }
        return new ScheduleStandup(
                command.channel(),
                Limits.required("title", command.title(), 120),
                zone,
                times.stream().distinct().sorted().toList(),
                (int) Limits.within("windowMinutes", command.windowMinutes(), 1, 1_440),
                List.copyOf(new LinkedHashSet<>(Limits.atMost("members", command.members(), 1_000))),
                questions,
                new StandupId(admission.newId()));
    }

    static Decision schedule(ScheduleStandup command, State state, Context context) {
        ChannelId channel = command.channel();
        if (state.find(Standup.KIND, Term.of("channel", channel)).size() >= MOST) {
            throw Rejection.conflict("a channel holds " + MOST + " standups at most; unschedule one first");
        }
        List<PersonId> members = Objects.requireNonNullElse(command.members(), List.of());
        for (PersonId person : members) {
            if (state.get(Member.KIND, Member.id(channel, person)).isEmpty()) {
                throw Rejection.invalid("members", person + " is not in this channel; add them first");
            }
        }
        Standup standup = new Standup(
                Objects.requireNonNull(command.made(), "admitted commands have an id"),
                channel,
                command.title(),
                command.zone(),
                command.at(),
                command.windowMinutes(),
                members,
                Objects.requireNonNullElse(command.questions(), List.of()),
                null,
                0);
        Decision decision = new Decision();
        begin(decision, standup, state, context);
        return decision.answer("standup", standup.id());
    }

    private static void begin(Decision decision, Standup standup, State state, Context context) {
        Standup planned = standup.next(resting(standup.channel(), state) ? null : standup.after(context.now()));
        decision.append(standup.channel().journal(context.workspace()), new StandupScheduled(planned));
        plan(decision, planned);
    }

    /** Writes the standup, and makes the job fit it. */
    private static Decision plan(Decision decision, Standup standup) {
        Instant next = standup.nextAt();
        decision.put(Standup.KIND, standup);
        return next == null
                ? decision.cancel(job(standup))
                : decision.schedule(job(standup), next, new OpenStandup(standup.channel(), standup.id(), next));
    }

    private static String job(Standup standup) {
        return "standup/" + standup.id();
    }

    static Decision unschedule(UnscheduleStandup command, State state, Context context) {
        Standup standup = standup(command, command.standup(), state);
        return new Decision()
                .remove(Standup.KIND, standup.id().value())
                .cancel(job(standup))
                .append(journal(command, context), new StandupUnscheduled(standup.id(), standup.title()));
    }

    /**
     * A standup is due. Missed ones are not made good, except that the latest is opened late while its window
     * would still be open: everyone then has a full window.
     */
    static Decision due(OpenStandup command, State state, Context context) {
        Standup standup = state.get(Standup.KIND, command.standup().value()).orElse(null);
        if (standup == null || !command.planned().equals(standup.nextAt())) {
            return new Decision();
        }
        Instant now = context.now();
        if (now.isBefore(command.planned())) {
            return plan(new Decision(), standup);
        }
        if (resting(standup.channel(), state)) {
            return plan(new Decision(), standup.next(null));
        }
        Instant latest = command.planned();
        Instant from = now.minus(LOOK_BACK);
        for (Instant at = standup.after(from.isAfter(latest) ? from : latest);
                !at.isAfter(now);
                at = standup.after(at)) {
            latest = at;
        }
        Standup after = standup.next(standup.after(now));
        if (!now.isBefore(latest.plus(standup.window()))) {
            return plan(new Decision(), after);
        }
        SessionId session = new SessionId(context.newId());
        Decision decision =
                Sessions.open(session, standup.channel(), after, standup.title(), standup.window(), state, context);
        Instant next = Objects.requireNonNull(after.nextAt(), "it is not resting");
        return decision.schedule(job(standup), next, new OpenStandup(standup.channel(), standup.id(), next));
    }

    /** In an archived channel, and once an incident is resolved, nobody is asked. */
    private static boolean resting(ChannelId channel, State state) {
        boolean archived =
                state.get(Channel.KIND, channel.value()).map(Channel::archived).orElse(false);
        boolean over = state.get(Incident.KIND, channel.value())
                .map(i -> !i.status().open())
                .orElse(false);
        return archived || over;
    }

    static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        return wake(at.journal(), state, context);
    }

    static Decision reopened(EntryId at, StatusChanged event, State state, Context context) {
        return event.to().open() ? wake(at.journal(), state, context) : new Decision();
    }

    private static Decision wake(JournalId journal, State state, Context context) {
        Decision decision = new Decision();
        if (!resting(new ChannelId(journal.id()), state)) {
            state.find(Standup.KIND, Term.of("channel", journal.id())).stream()
                    .filter(s -> s.nextAt() == null)
                    .forEach(s -> plan(decision, s.next(s.after(context.now()))));
        }
        return decision;
    }

    /** The standups that the playbook of an incident names. */
    static Decision declared(EntryId at, IncidentDeclared event, State state, Context context) {
        Decision decision = new Decision();
        List<StandupPlan> plans = Optional.ofNullable(event.playbook())
                .flatMap(id -> PlaybookVersion.in(state, id, event.playbookVersion()))
                .map(version -> version.content().standups())
                .orElse(List.of());
        for (StandupPlan plan : plans) {
            Standup standup = new Standup(
                    new StandupId(context.newId()),
                    new ChannelId(at.journal().id()),
                    plan.title(),
                    plan.zone(),
                    plan.at().stream().sorted().toList(),
                    plan.windowMinutes(),
                    List.of(),
                    plan.questions(),
                    null,
                    0);
            begin(decision, standup, state, context);
        }
        return decision;
    }

    static StartStandup check(StartStandup command, Admission admission) {
        Integer minutes = command.windowMinutes();
        if (minutes != null) {
            Limits.within("windowMinutes", minutes, 1, 1_440);
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
        Standup standup = command.standup() == null ? null : standup(command, command.standup(), state);
        if (standup != null
                && Sessions.openOf(state, command.channel(), standup.id()).isPresent()) {
            throw Rejection.conflict("this standup is open already");
        }
        int minutes =
                Objects.requireNonNullElse(command.windowMinutes(), standup == null ? 30 : standup.windowMinutes());
        String title = standup == null ? Objects.requireNonNull(command.title()) : standup.title();
        return Sessions.open(id, command.channel(), standup, title, Duration.ofMinutes(minutes), state, context);
    }

    static AnswerStandup check(AnswerStandup command, Admission admission) {
        AnswerStandup answer = new AnswerStandup(
                command.channel(),
                Limits.present("session", command.session()),
                Limits.optional("done", command.done(), LONGEST),
                Limits.optional("next", command.next(), LONGEST),
                Limits.optional("blockers", command.blockers(), LONGEST));
        if ((text(answer.done()) + text(answer.next()) + text(answer.blockers())).isEmpty()) {
            throw Rejection.invalid("done", "say at least one thing: done, next or blockers");
        }
        return answer;
    }

    static Decision answer(AnswerStandup command, State state, Context context) {
        Session session = open(command, command.session(), state);
        PersonId person = context.actor().id();
        List<Answer> answers = new ArrayList<>(Sessions.answers(session, state));
        Instant first = answers.stream()
                .filter(a -> a.person().equals(person))
                .map(Answer::at)
                .findFirst()
                .orElse(context.now());
        Answer answer = new Answer(
                session.id(),
                person,
                context.actor().name(),
                text(command.done()),
                text(command.next()),
                text(command.blockers()),
                first);
        boolean again = answers.removeIf(a -> a.person().equals(person));
        answers.add(answer);
        Session after = session.answeredBy(person);
        Decision decision = new Decision()
                .put(Answer.KIND, answer)
                .put(Session.KIND, after)
                .append(
                        journal(command, context),
                        new StandupAnswered(
                                session.id(), person, answer.name(), answer.done(), answer.next(), answer.blockers()));
        return after.complete() && !again ? Sessions.close(decision, after, answers, state, context) : decision;
    }

    static Decision close(CloseStandup command, State state, Context context) {
        Session session = open(command, command.session(), state);
        return Sessions.close(new Decision(), session, Sessions.answers(session, state), state, context);
    }

    private static Session open(ChannelCommand command, SessionId id, State state) {
        Session session = state.get(Session.KIND, Limits.present("session", id).value())
                .filter(s -> s.channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
        if (session.closed()) {
            throw Rejection.conflict("this standup is over; its digest is in the channel");
        }
        return session;
    }

    private static Standup standup(ChannelCommand command, StandupId id, State state) {
        return state.get(Standup.KIND, Limits.present("standup", id).value())
                .filter(s -> s.channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
    }

    private static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.AskStandup;
import dev.muster.handover.StandupCommands.EndStandup;
import dev.muster.handover.StandupCommands.RemindStandup;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupAsked;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupReminded;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.local.LocalTimes;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a standup is held: it is opened and asks each member who is not away, at once or when their own clock says so;
 * people answer, and may answer again; whoever has not is reminded once; it is closed when everyone who was asked has
 * answered, when somebody closes it, or when its window is over, whichever comes first. See {@link Digests} for then.
 */
final class Sessions {
    private Sessions() {}

    /**
     * A session that is to be opened.
     *
     * @param standup by which schedule, as it is to be written; null for none
     * @param occurrence the local date and time that it is held for; null when somebody starts it
     */
    record Opening(
            SessionId id,
            ChannelId channel,
            @Nullable Standup standup,
            String title,
            @Nullable String occurrence) {
        /** True when each is asked by their own clock. */
        boolean byOwnClock() {
            return standup != null && standup.terms().ownZone() && occurrence != null;
        }
    }

    /** Opens a session; one of the same schedule that is still open is closed first, if it asks everyone at once. */
    static Decision open(Opening opening, Instant usualEnd, State state, Context context) {
        Decision decision = new Decision();
        Standup schedule = opening.standup();
        ChannelId channel = opening.channel();
        if (schedule != null && !opening.byOwnClock()) {
            Optional<Session> before = openOf(state, channel, schedule.id());
            if (before.isPresent()) {
                Session over = before.get();
                schedule = Digests.digest(decision, over, schedule, answers(over, state), state, context);
            }
        }
        List<Missing> away = new ArrayList<>();
        List<Session.Asked> asked = asked(opening, away, state, context);
        Instant end = asked.stream()
                .flatMap(a -> Stream.ofNullable(a.at()))
                .map(at -> opening.standup() == null
                        ? at
                        : at.plus(opening.standup().window()))
                .reduce(usualEnd, (a, b) -> a.isAfter(b) ? a : b);
        Session session = new Session(
                opening.id(),
                channel,
                schedule == null ? null : schedule.id(),
                opening.title(),
                schedule == null ? Standup.USUAL : schedule.questions(),
                context.now(),
                end,
                asked,
                0,
                away,
                opening.byOwnClock() ? context.now() : null,
                false);
        if (schedule != null) {
            decision.put(Standup.KIND, schedule);
        }
        watch(decision, session, schedule);
        return decision.put(Session.KIND, session)
                .append(
                        channel.journal(context.workspace()),
                        new StandupOpened(
                                session.id(),
                                session.standup(),
                                session.title(),
                                session.closesAt(),
                                session.questions(),
                                asked,
                                session.silent().stream()
                                        .map(Session.Asked::person)
                                        .toList(),
                                away,
                                opening.occurrence()))
                .answer("session", session.id());
    }

    private static void watch(Decision decision, Session session, @Nullable Standup standup) {
        decision.schedule(job(session), session.closesAt(), new EndStandup(session.channel(), session.id()));
        Integer remind = standup == null ? null : standup.terms().remindMinutes();
        if (remind != null) {
            Instant at = session.closesAt().minus(Duration.ofMinutes(remind));
            if (at.isAfter(session.openedAt())) {
                decision.schedule(reminder(session), at, new RemindStandup(session.channel(), session.id()));
            }
        }
        wave(decision, session);
    }

    /** Has those asked next whose own time comes next. */
    private static void wave(Decision decision, Session session) {
        Instant through = session.askedThrough();
        session.asked().stream()
                .flatMap(a -> Stream.ofNullable(a.at()))
                .filter(at -> through != null && at.isAfter(through))
                .min(Instant::compareTo)
                .ifPresent(
                        at -> decision.schedule(waves(session), at, new AskStandup(session.channel(), session.id())));
    }

    static Optional<Session> openOf(State state, ChannelId channel, StandupId standup) {
        return state.find(Session.KIND, Term.of("channel", channel), Term.of("open", true)).stream()
                .filter(s -> standup.equals(s.standup()))
                .findFirst();
    }

    /** Until when an occurrence that was due at a moment can still be opened: its window, or the last of its windows. */
    static Instant end(Standup standup, Instant planned, State state) {
        if (!standup.terms().ownZone()) {
            return standup.closesAt(planned);
        }
        LocalDateTime local = Occurrences.of(standup).come(planned);
        return standup.zones().stream()
                .map(zone -> standup.closesAt(LocalTimes.first(zone, local)))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * Those of the standup's people who are in the channel; when none is, or none was named, everyone. Who is away at
     * the moment at which they would be asked is put aside.
     */
    private static List<Session.Asked> asked(Opening opening, List<Missing> away, State state, Context context) {
        Map<PersonId, Absence> absences = new HashMap<>();
        Term inChannel = Term.of("channel", opening.channel());
        state.find(Absence.KIND, inChannel).forEach(a -> absences.put(a.person(), a));
        List<Session.Asked> asked = new ArrayList<>();
        for (Member member : people(opening.channel(), opening.standup(), state)) {
            Instant at = at(opening, member.person(), context);
            Absence absence = absences.get(member.person());
            if (absence != null && absence.at(at)) {
                away.add(new Missing(member.person(), member.name()));
            } else {
                asked.add(new Session.Asked(member.person(), member.name(), false, opening.byOwnClock() ? at : null));
            }
        }
        return asked;
    }

    private static Instant at(Opening opening, PersonId person, Context context) {
        Standup standup = opening.standup();
        String occurrence = opening.occurrence();
        if (standup == null || occurrence == null || !opening.byOwnClock()) {
            return context.now();
        }
        Instant own = LocalTimes.first(standup.zoneOf(person), LocalDateTime.parse(occurrence));
        return own.isBefore(context.now()) ? context.now() : own;
    }

    /** Who is asked, as far as they are there: those whom the standup names, else everyone. */
    static List<Member> people(ChannelId channel, @Nullable Standup standup, State state) {
        List<Member> everyone = state.find(Member.KIND, Term.of("channel", channel));
        if (standup == null) {
            return everyone;
        }
        Set<PersonId> wanted = new HashSet<>(standup.members());
        wanted.addAll(standup.found().inGroups());
        for (String name : standup.terms().roles()) {
            Role.in(state, IncidentId.of(channel), name).ifPresent(r -> Stream.of(r.primary(), r.backup())
                    .flatMap(Stream::ofNullable)
                    .forEach(wanted::add));
        }
        List<Member> meant =
                everyone.stream().filter(m -> wanted.contains(m.person())).toList();
        return meant.isEmpty() ? everyone : meant;
    }

    static Decision ask(AskStandup command, State state, Context context) {
        Session session = running(command.session(), state).orElse(null);
        if (session == null) {
            return new Decision();
        }
        Instant before = session.askedThrough();
        Session after = session.askedThrough(context.now());
        List<PersonId> now = after.silent().stream()
                .filter(a -> {
                    Instant at = a.at();
                    return at != null && before != null && at.isAfter(before);
                })
                .map(Session.Asked::person)
                .toList();
        Decision decision = new Decision();
        if (before == null || !context.now().isAfter(before)) {
            wave(decision, session);
            return decision;
        }
        decision.put(Session.KIND, after);
        if (!now.isEmpty()) {
            decision.append(
                    session.channel().journal(context.workspace()),
                    new StandupAsked(session.id(), session.title(), now));
        }
        wave(decision, after);
        return decision;
    }

    static Decision remind(RemindStandup command, State state, Context context) {
        Session session = running(command.session(), state).orElse(null);
        if (session == null || session.reminded()) {
            return new Decision();
        }
        List<PersonId> silent =
                session.silent().stream().map(Session.Asked::person).toList();
        return silent.isEmpty()
                ? new Decision()
                : new Decision()
                        .put(Session.KIND, session.remindedOnce())
                        .append(
                                session.channel().journal(context.workspace()),
                                new StandupReminded(session.id(), session.title(), session.closesAt(), silent));
    }

    private static Optional<Session> running(SessionId id, State state) {
        return state.get(Session.KIND, id.value()).filter(s -> !s.closed());
    }

    static Decision end(EndStandup command, State state, Context context) {
        return running(command.session(), state)
                .map(s -> Digests.close(new Decision(), s, answers(s, state), state, context))
                .orElseGet(Decision::new);
    }

    static List<Answer> answers(Session session, State state) {
        return state.find(Answer.KIND, Term.of("session", session.id()));
    }

    static String job(Session session) {
        return "standup.session/" + session.id();
    }

    static String reminder(Session session) {
        return "standup.reminder/" + session.id();
    }

    static String waves(Session session) {
        return "standup.waves/" + session.id();
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.OpenStandup;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has standups open when they are due, by one durable job for each: each occurrence once, whatever stops in between
 * and whichever way the clock is set. Where each member is asked by their own clock, the job is also due at once after
 * a change: it then asks the directory for the zones, and plans again.
 */
final class StandupPlans {
    /** How far back missed occurrences are looked for: longer than the longest window. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private StandupPlans() {}

    static void begin(Decision decision, Standup standup, State state, Context context) {
        Standup planned = next(standup, state, context);
        decision.append(standup.channel().journal(context.workspace()), new StandupScheduled(planned.told()));
        plan(decision, planned, state, context);
    }

    /** The same with its next occurrence, if it is to be held at all. */
    static Standup next(Standup standup, State state, Context context) {
        boolean rests = standup.pausedAt() != null || resting(standup.channel(), state);
        return standup.next(rests ? null : standup.after(context.now()));
    }

    /** Writes the standup, and makes the job fit it. */
    static Decision plan(Decision decision, Standup standup, State state, Context context) {
        return job(
                decision.put(Standup.KIND, standup), standup, standup.terms().ownZone() ? context.now() : null, state);
    }

    private static Decision job(Decision decision, Standup standup, @Nullable Instant asking, State state) {
        Instant next = standup.nextAt();
        if (next == null) {
            return decision.cancel(job(standup));
        }
        boolean own = standup.terms().ownZone();
        return decision.schedule(
                job(standup),
                Objects.requireNonNullElse(asking, next),
                new OpenStandup(
                        standup.channel(),
                        standup.id(),
                        next,
                        standup.terms().groups().isEmpty()
                                ? null
                                : standup.terms().groups(),
                        own ? people(standup, state) : null,
                        null));
    }

    /** Whose zones are asked for: who is asked by now first, then whoever else a role or a group may name by then. */
    private static List<PersonId> people(Standup standup, State state) {
        boolean fixed =
                standup.terms().groups().isEmpty() && standup.terms().roles().isEmpty();
        List<Member> others = fixed ? List.of() : state.find(Member.KIND, Term.of("channel", standup.channel()));
        return Stream.concat(Sessions.people(standup.channel(), standup, state).stream(), others.stream())
                .map(Member::person)
                .distinct()
                .limit(StandupTerms.MOST_PEOPLE)
                .toList();
    }

    static String job(Standup standup) {
        return "standup/" + standup.id();
    }

    static OpenStandup check(OpenStandup command, Admission admission) {
        List<PersonId> people = StandupTerms.orNobody(command.people());
        return new OpenStandup(
                command.channel(),
                command.standup(),
                command.planned(),
                command.groups(),
                command.people(),
                StandupTerms.found(Objects.requireNonNullElse(command.groups(), List.of()), people, admission));
    }

    /**
     * A standup is due. Missed ones are not made good, except that the latest is opened late while its window
     * would still be open: everyone then has a full window.
     */
    static Decision due(OpenStandup command, State state, Context context) {
        Standup before = state.get(Standup.KIND, command.standup().value()).orElse(null);
        if (before == null || !command.planned().equals(before.nextAt())) {
            return new Decision();
        }
        Standup standup = known(before, Objects.requireNonNull(command.found(), "admitted commands have it"), state);
        Instant now = context.now();
        if (resting(standup.channel(), state)) {
            return job(new Decision().put(Standup.KIND, standup.next(null)), standup.next(null), null, state);
        }
        if (now.isBefore(command.planned()) || now.isBefore(moved(before, standup))) {
            Standup again = standup.next(standup.terms().ownZone() ? standup.after(now) : command.planned());
            return job(new Decision().put(Standup.KIND, again), again, null, state);
        }
        Instant latest = command.planned();
        Instant from = now.minus(LOOK_BACK);
        for (Instant at = standup.after(from.isAfter(latest) ? from : latest);
                !at.isAfter(now);
                at = standup.after(at)) {
            latest = at;
        }
        Standup held = standup.through(latest);
        Standup after = held.next(held.after(now));
        if (!now.isBefore(Sessions.end(standup, latest, state))) {
            return job(new Decision().put(Standup.KIND, after), after, null, state);
        }
        SessionId session = new SessionId(context.newId());
        Sessions.Opening opening =
                new Sessions.Opening(session, standup.channel(), after, standup.title(), after.last());
        Decision decision = Sessions.open(opening, after.closesAt(now), state, context);
        return job(decision, after, null, state);
    }

    /** When the occurrence that was planned comes by the zones that are known now. */
    private static Instant moved(Standup before, Standup now) {
        Instant planned = Objects.requireNonNull(before.nextAt(), "it was planned");
        return Occurrences.of(now).at(Occurrences.of(before).come(planned));
    }

    /** With what the directory says, of the zones only those of who is asked. */
    private static Standup known(Standup standup, Standup.Found found, State state) {
        if (standup.terms().groups().isEmpty() && !standup.terms().ownZone()) {
            return standup;
        }
        Standup whole = standup.found(found);
        Set<PersonId> asked = Sessions.people(standup.channel(), whole, state).stream()
                .map(Member::person)
                .collect(Collectors.toSet());
        List<Standup.Zoned> zones =
                found.zones().stream().filter(z -> asked.contains(z.person())).toList();
        return whole.found(new Standup.Found(found.inGroups(), zones));
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
                    .filter(s -> s.nextAt() == null && s.pausedAt() == null)
                    .forEach(s -> plan(decision, s.next(s.after(context.now())), state, context));
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
                    0,
                    Standup.Terms.NONE,
                    null,
                    null,
                    Standup.Found.NOTHING);
            begin(decision, standup, state, context);
        }
        return decision;
    }
}

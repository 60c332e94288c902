package dev.muster.deadline;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.deadline.Clock.Alarm;
import dev.muster.deadline.ClockDefinition.Escalation;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.DeadlineCommands.EscalateDeadline;
import dev.muster.deadline.DeadlineEvent.DeadlineNear;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told before a deadline lapses, and when:
 *
 * <ol>
 *   <li>one durable job for each stage that has a deadline and is not submitted, at the next share of its time; it
 *       carries the deadline that it was planned for, and one that was overtaken does nothing;
 *   <li>what was told is kept with the clock, in the transaction that tells it: each share of a deadline is told once;
 *   <li>shares that were missed, because nothing ran or the trigger was recorded late, are merged into the last of them;
 *   <li>when a deadline changes, what lies in the past by the new one and was told is not told again; what comes to lie
 *       in the future is;
 *   <li>in an archived channel nothing is told; what was missed is made good, merged, when it is restored.
 * </ol>
 */
final class Escalating {
    private Escalating() {}

    /** Keeps the clock, and makes its jobs fit it. */
    static Decision keep(Decision decision, Clock clock, Instant now) {
        List<Alarm> told = new ArrayList<>(clock.told());
        for (Stage stage : clock.definition().content().stages()) {
            Reckoned reckoned = clock.reckoned(stage);
            told.removeIf(a -> a.stage().equals(stage.id())
                    && at(reckoned, a.percent(), a.due()).isAfter(now));
        }
        Clock kept = clock.told(told);
        decision.put(Clock.KIND, kept);
        kept.definition().content().stages().forEach(s -> plan(decision, kept, s));
        return decision;
    }

    private static void plan(Decision decision, Clock clock, Stage stage) {
        Reckoned reckoned = clock.reckoned(stage);
        Instant due = reckoned.due();
        Escalation next = due == null || over(clock, stage)
                ? null
                : untold(clock, stage).stream().findFirst().orElse(null);
        if (due == null || next == null) {
            decision.cancel(job(clock, stage.id()));
            return;
        }
        decision.schedule(
                job(clock, stage.id()),
                at(reckoned, next.percent(), due),
                new EscalateDeadline(clock.incident(), clock.id(), stage.id(), due, next.percent()));
    }

    private static String job(Clock clock, String stage) {
        return "deadline/" + clock.id() + "/" + stage;
    }

    private static boolean over(Clock clock, Stage stage) {
        return clock.stopped() != null || !clock.submitted(stage.id()).isEmpty();
    }

    private static List<Escalation> untold(Clock clock, Stage stage) {
        int last = clock.told().stream()
                .filter(a -> a.stage().equals(stage.id()))
                .mapToInt(Alarm::percent)
                .max()
                .orElse(0);
        return stage.escalate().stream().filter(e -> e.percent() > last).toList();
    }

    /** When so much of the time is over; of a deadline that is not known any more, when it was told. */
    private static Instant at(Reckoned reckoned, int percent, Instant told) {
        Instant due = reckoned.due();
        Instant from = reckoned.from();
        if (due == null || from == null) {
            return told;
        }
        if (!from.isBefore(due)) {
            return due;
        }
        Duration whole = Duration.between(from, due);
        return from.plus(whole.multipliedBy(percent).dividedBy(100));
    }

    static Decision escalate(EscalateDeadline command, State state, Context context) {
        Clock clock = ClockRules.find(command, command.clock(), state).orElse(null);
        Stage stage =
                clock == null ? null : clock.definition().stage(command.stage()).orElse(null);
        if (clock == null || stage == null || over(clock, stage) || archived(clock, state)) {
            return new Decision();
        }
        Reckoned reckoned = clock.reckoned(stage);
        if (!command.due().equals(reckoned.due())) {
            return new Decision();
        }
        List<Escalation> now = untold(clock, stage).stream()
                .filter(e -> !at(reckoned, e.percent(), command.due()).isAfter(context.now()))
                .toList();
        if (now.isEmpty()) {
            return keep(new Decision(), clock, context.now());
        }
        List<Alarm> told = new ArrayList<>(clock.told());
        now.forEach(e -> told.add(new Alarm(stage.id(), e.percent(), command.due())));
        Escalation last = now.get(now.size() - 1);
        return keep(new Decision(), clock.told(told), context.now())
                .append(
                        InIncident.journal(command, context),
                        new DeadlineNear(
                                clock.id(),
                                stage.id(),
                                stage.title(),
                                last.percent(),
                                command.due(),
                                addressed(now, clock.incident(), state),
                                clock.exercise()));
    }

    /** Those who hold the roles, and the owners where they are told or nobody holds one; who has left is passed over. */
    private static List<PersonId> addressed(List<Escalation> steps, IncidentId incident, State state) {
        List<Member> members = state.find(Member.KIND, Term.of("channel", incident.channel()));
        Set<PersonId> there = new LinkedHashSet<>();
        members.forEach(m -> there.add(m.person()));
        Set<PersonId> told = new LinkedHashSet<>();
        for (Escalation step : steps) {
            step.roles().stream()
                    .flatMap(r -> Role.in(state, incident, r).stream())
                    .flatMap(r -> Stream.of(r.primary(), r.backup()).flatMap(Stream::ofNullable))
                    .forEach(told::add);
        }
        told.retainAll(there);
        if (told.isEmpty() || steps.stream().anyMatch(Escalation::owners)) {
            members.stream()
                    .filter(m -> m.rank() == Rank.OWNER)
                    .map(Member::person)
                    .forEach(told::add);
        }
        return List.copyOf(told.isEmpty() ? there : told);
    }

    private static boolean archived(Clock clock, State state) {
        return state.get(Channel.KIND, clock.incident().value())
                .map(Channel::archived)
                .orElse(true);
    }

    /** A channel that is restored makes good what was missed. */
    static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        Decision decision = new Decision();
        state.find(Clock.KIND, Term.of("incident", at.journal().id()), Term.of("running", true))
                .forEach(c -> keep(decision, c, context.now()));
        return decision;
    }
}

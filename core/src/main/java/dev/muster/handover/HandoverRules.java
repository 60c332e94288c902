package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.CorrectHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.RemindHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverCorrected;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a role passes from hand to hand:
 *
 * <ol>
 *   <li>it is offered to one person; there is one open handover for a role at most ({@link Offering});
 *   <li>whoever is silent for too long, or says no, is followed by the backup; a late yes still counts;
 *   <li>when the backup does not take it either, that is escalated ({@link HandoverChain}): the role stays where it
 *       was;
 *   <li>a yes moves the role in the same transaction. Until then nothing moves, so it is never nobody's.
 * </ol>
 *
 * <p>A role that is given to someone in another way ends its open handover. A commander who leaves the channel keeps
 * command until somebody accepts it, and Muster asks for them.
 */
final class HandoverRules {
    private static final int REASON = 500;
    private static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(1);

    private HandoverRules() {}

    static AcceptHandover check(AcceptHandover command, Admission admission) {
        Limits.present("handover", command.handover());
        return new AcceptHandover(
                command.incident(), command.handover(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision accept(AcceptHandover command, State state, Context context) {
        Handover before = answerable(command, command.handover(), state, context);
        Handover.Offer offer = before.offer();
        PersonId person = context.actor().id();
        String name = context.actor().name();
        JournalId journal = InIncident.journal(command, context);
        Decision decision =
                HandoverChain.cancel(new Decision(), before).put(Handover.KIND, before.ended(Handover.Phase.ACCEPTED));
        HandoverPin.put(decision, before, state, context);
        decision.append(journal, new HandoverAccepted(offer.id(), person, name, Offering.text(command.reason())));
        if (offer.shift()) {
            return shift(decision, offer, state, context);
        }
        for (String each : offer.roles()) {
            Role role = Role.in(state, command.incident(), each).orElseThrow(Rejection::absent);
            if (role.primary() != null && !role.primary().equals(offer.from())) {
                throw Rejection.conflict(
                        role.primaryName() + " is " + role.title() + " by now; ask for a new handover");
            }
            Role after = passed(role, offer, state, context);
            decision.put(Role.KIND, after).append(journal, after.assigned());
        }
        return InIncident.touch(decision, command.incident(), state, context);
    }

    private static Role passed(Role role, Handover.Offer offer, State state, Context context) {
        PersonId person = context.actor().id();
        ChannelId channel = offer.incident().channel();
        boolean named = offer.backupStays() && person.equals(offer.to());
        boolean stillHere =
                state.get(Member.KIND, Member.id(channel, offer.from())).isPresent();
        PersonId backup = named ? offer.backup() : stillHere ? offer.from() : null;
        String backupName = named ? offer.backupName() : stillHere ? offer.fromName() : null;
        return role.held(person, context.actor().name(), backup, backupName);
    }

    private static Decision shift(Decision decision, Handover.Offer offer, State state, Context context) {
        ChannelId channel = offer.incident().channel();
        Optional<Shift> held = state.get(Shift.KIND, Shift.id(channel, offer.role()));
        if (held.filter(s -> !s.holder().equals(offer.from())).isPresent()) {
            throw Rejection.conflict("somebody else has this shift by now; ask for a new handover");
        }
        return decision.put(
                Shift.KIND,
                new Shift(
                        channel,
                        offer.role(),
                        context.actor().id(),
                        context.actor().name(),
                        context.now()));
    }

    static DeclineHandover check(DeclineHandover command, Admission admission) {
        Limits.present("handover", command.handover());
        return new DeclineHandover(
                command.incident(), command.handover(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision decline(DeclineHandover command, State state, Context context) {
        Handover before = answerable(command, command.handover(), state, context);
        PersonId person = context.actor().id();
        Handover said = before.declinedBy(person);
        boolean asked = person.equals(said.asked());
        boolean over = said.refusedByAll() && (!asked || said.nextInLine() == null);
        Handover after = over ? said.ended(Handover.Phase.DECLINED) : said;
        Decision decision = new Decision()
                .append(
                        InIncident.journal(command, context),
                        new HandoverDeclined(
                                said.offer().id(),
                                person,
                                context.actor().name(),
                                Offering.text(command.reason()),
                                after.state()));
        InIncident.touch(decision, command.incident(), state, context);
        if (asked) {
            return HandoverChain.refused(decision, said, state, context);
        }
        return (over ? HandoverChain.cancel(decision, said) : decision).put(Handover.KIND, after);
    }

    static Decision withdraw(WithdrawHandover command, State state, Context context) {
        Handover before = handover(command, command.handover(), state);
        requireOpen(before);
        requireOwn(before, context, "withdraw");
        return HandoverChain.withdraw(new Decision(), before, "", context);
    }

    static CorrectHandover check(CorrectHandover command, Admission admission) {
        return new CorrectHandover(
                command.incident(),
                Limits.present("handover", command.handover()),
                words("done", command.done()),
                words("next", command.next()),
                words("blockers", command.blockers()),
                words("timers", command.timers()),
                words("alerts", command.alerts()),
                words("contacts", command.contacts()));
    }

    private static @Nullable String words(String field, @Nullable String text) {
        return text == null ? null : Limits.optional(field, text, OfferChecks.LONGEST);
    }

    static Decision correct(CorrectHandover command, State state, Context context) {
        Handover before = handover(command, command.handover(), state);
        requireOwn(before, context, "correct");
        if (!before.state().open() && before.state() != Handover.Phase.ACCEPTED) {
            throw over(before);
        }
        Handover.Words was = before.offer().words();
        Handover.Words words = new Handover.Words(
                command.done() == null ? was.done() : command.done(),
                command.next() == null ? was.next() : command.next(),
                command.blockers() == null ? was.blockers() : command.blockers(),
                command.timers() == null ? was.timers() : command.timers(),
                command.alerts() == null ? was.alerts() : command.alerts(),
                command.contacts() == null ? was.contacts() : command.contacts());
        if (words.equals(was)) {
            return new Decision();
        }
        Handover after = before.saying(words);
        JournalId journal = InIncident.journal(command, context);
        Decision decision = new Decision()
                .put(Handover.KIND, after)
                .append(journal, new HandoverCorrected(after.offer().id(), words));
        state.entry(journal, after.entry())
                .filter(e -> !e.purged())
                .ifPresent(e -> decision.amend(
                        journal,
                        after.entry(),
                        Amendment.of(e)
                                .with("handover", Json.read(Json.write(after.offer()), Map.class))
                                .with("edited", context.now().toString()),
                        null));
        return decision;
    }

    static Decision remind(RemindHandover command, State state, Context context) {
        Handover before = handover(command, command.handover(), state);
        requireOpen(before);
        Instant last = before.remindedAt();
        if (last != null && context.now().isBefore(last.plus(BETWEEN_REMINDERS))) {
            throw Rejection.conflict("they were reminded less than a minute ago");
        }
        List<PersonId> asked = before.asked() != null
                ? List.of(before.asked())
                : Stream.concat(
                                Stream.of(before.offer().to(), before.offer().backup())
                                        .flatMap(Stream::ofNullable),
                                before.escalatedTo().stream())
                        .filter(before::mayAnswer)
                        .toList();
        return HandoverChain.reminded(before, asked, context);
    }

    private static Handover answerable(IncidentCommand command, HandoverId id, State state, Context context) {
        Handover handover = handover(command, id, state);
        requireOpen(handover);
        if (!handover.mayAnswer(context.actor().id())) {
            throw Rejection.conflict(
                    handover.declined().contains(context.actor().id())
                            ? "you have declined this handover already"
                            : "this handover is for " + handover.offer().toName() + " to answer");
        }
        return handover;
    }

    private static void requireOpen(Handover handover) {
        if (!handover.state().open()) {
            throw over(handover);
        }
    }

    private static void requireOwn(Handover handover, Context context, String what) {
        PersonId person = context.actor().id();
        if (!person.equals(handover.offer().by())
                && !person.equals(handover.offer().from())) {
            throw Rejection.conflict("only whoever offered this handover can " + what + " it");
        }
    }

    private static Rejection over(Handover handover) {
        return Rejection.conflict(
                "this handover is over: it was " + handover.state().word());
    }

    static Handover handover(IncidentCommand command, HandoverId id, State state) {
        return known(command.incident(), id, state);
    }

    static Handover known(IncidentId incident, HandoverId id, State state) {
        return state.get(Handover.KIND, Limits.present("handover", id).value())
                .filter(h -> h.offer().incident().equals(incident))
                .orElseThrow(Rejection::absent);
    }
}

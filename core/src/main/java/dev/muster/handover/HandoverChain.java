package dev.muster.handover;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.HandoverReminder;
import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverReminded;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.incident.IncidentId;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked to take over, one after the other, each by a durable job: whoever it was offered to; the backup; those
 * who lead, and the group that was named; the workspace's administrators, as far as they may read the channel. Each is
 * reminded once on the way. Whoever left or was deactivated is passed over.
 */
final class HandoverChain {
    /** Levels of escalation. */
    static final int LEADERS = 1;

    static final int ADMINISTRATORS = 2;
    /** How many people of the workspace are looked at for administrators: what a directory gives at once. */
    private static final int LOOKED_AT = 200;

    private HandoverChain() {}

    static HandoverSilent check(HandoverSilent command, Admission admission) {
        PersonId next = command.next();
        boolean gone = next != null
                && admission
                        .directory()
                        .person(admission.actor().workspace(), next)
                        .filter(Person::active)
                        .isEmpty();
        boolean last = Objects.requireNonNullElse(command.level(), 0) == LEADERS;
        return new HandoverSilent(
                command.incident(),
                command.handover(),
                command.asked(),
                command.level(),
                next,
                command.group(),
                new HandoverSilent.Found(
                        gone, group(command, admission), last ? administrators(admission) : List.of()));
    }

    private static List<Person> group(HandoverSilent command, Admission admission) {
        return Stream.ofNullable(command.group())
                .flatMap(id -> admission.directory().group(admission.actor().workspace(), id).stream())
                .flatMap(g -> g.members().stream().sorted((a, b) -> a.value().compareTo(b.value())))
                .limit(LOOKED_AT)
                .flatMap(p -> admission.directory().person(admission.actor().workspace(), p).stream())
                .filter(p -> p.active() && !p.guest())
                .toList();
    }

    private static List<Person> administrators(Admission admission) {
        return admission.directory().search(admission.actor().workspace(), "", LOOKED_AT).stream()
                .filter(p -> p.active() && p.roles().contains(WorkspaceRole.ADMIN))
                .toList();
    }

    static Decision silent(HandoverSilent command, State state, Context context) {
        Handover before = state.get(Handover.KIND, command.handover().value()).orElse(null);
        if (before == null
                || !before.state().open()
                || Objects.requireNonNullElse(command.level(), 0) != before.level()
                || !Objects.equals(command.asked(), before.asked())
                || archived(command.channel(), state)) {
            return new Decision();
        }
        HandoverSilent.Found found = Objects.requireNonNullElse(command.found(), HandoverSilent.Found.NOTHING);
        return moveOn(new Decision(), before, found, state, context);
    }

    private static boolean archived(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value()).map(Channel::archived).orElse(true);
    }

    /** Whoever was asked said no. Without the directory at hand, a job that has it goes on. */
    static Decision refused(Decision decision, Handover before, State state, Context context) {
        boolean needsDirectory = before.offer().escalateTo() != null && !before.refusedByAll();
        return needsDirectory && next(before, false, state) == null
                ? decision.put(Handover.KIND, before).schedule(job(before), context.now(), waiting(before))
                : moveOn(decision, before, HandoverSilent.Found.NOTHING, state, context);
    }

    private static @Nullable PersonId next(Handover handover, boolean gone, State state) {
        PersonId next = handover.nextInLine();
        ChannelId channel = handover.offer().incident().channel();
        boolean there = next != null
                && !gone
                && !handover.declined().contains(next)
                && state.get(Member.KIND, Member.id(channel, next)).isPresent();
        return there ? next : null;
    }

    static Decision moveOn(
            Decision decision, Handover before, HandoverSilent.Found found, State state, Context context) {
        Handover.Offer offer = before.offer();
        JournalId journal = offer.incident().journal(context.workspace());
        PersonId next = before.level() == 0 ? next(before, found.gone(), state) : null;
        if (next != null) {
            Handover after = before.askedBackup();
            decision.put(Handover.KIND, after)
                    .append(journal, new HandoverAsked(offer.id(), next, offer.nameOf(next), List.of(next)));
            return await(decision, after, context);
        }
        if (before.refusedByAll()) {
            return cancel(decision, before)
                    .put(Handover.KIND, before.ended(Handover.Phase.DECLINED))
                    .append(
                            journal,
                            new HandoverEscalated(
                                    offer.id(),
                                    HandoverEscalation.told(offer, List.of(), state),
                                    Handover.Phase.DECLINED,
                                    null,
                                    null));
        }
        return HandoverEscalation.escalate(decision, before, found, state, context);
    }

    /** Waits for whoever is asked now, and has them reminded on the way. */
    static Decision await(Decision decision, Handover handover, Context context) {
        Handover.Offer offer = handover.offer();
        PersonId asked = Objects.requireNonNull(handover.asked(), "somebody is asked");
        Instant end = context.now().plus(offer.patience());
        Long remind = offer.remindAfterSeconds();
        if (remind != null && remind > 0 && remind < offer.askBackupAfterSeconds()) {
            decision.schedule(
                    reminder(handover),
                    context.now().plusSeconds(remind),
                    new HandoverReminder(offer.incident(), offer.id(), asked));
        }
        return decision.schedule(job(handover), end, waiting(handover));
    }

    /** Waits for those who are asked now. */
    static Decision wait(Decision decision, Handover handover, Context context) {
        return decision.schedule(
                job(handover), context.now().plus(handover.offer().patience()), waiting(handover));
    }

    private static HandoverSilent waiting(Handover handover) {
        Handover.Offer offer = handover.offer();
        return new HandoverSilent(
                offer.incident(),
                offer.id(),
                handover.asked(),
                handover.level() == 0 ? null : handover.level(),
                handover.nextInLine(),
                handover.level() == 0 ? offer.escalateTo() : null,
                null);
    }

    static Decision remind(HandoverReminder command, State state, Context context) {
        Handover before = state.get(Handover.KIND, command.handover().value()).orElse(null);
        if (before == null
                || before.state() != Handover.Phase.OFFERED
                || !command.asked().equals(before.asked())
                || archived(command.channel(), state)) {
            return new Decision();
        }
        return reminded(before, List.of(command.asked()), context);
    }

    static Decision reminded(Handover before, List<PersonId> people, Context context) {
        Handover.Offer offer = before.offer();
        String name =
                people.size() == 1 && before.asked() != null ? offer.nameOf(people.get(0)) : people.size() + " people";
        return new Decision()
                .put(Handover.KIND, before.reminded(context.now()))
                .append(offer.incident().journal(context.workspace()), new HandoverReminded(offer.id(), name, people));
    }

    /** A channel that is restored waits again for the answers that it waited for. */
    static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        Decision decision = new Decision();
        state.find(Handover.KIND, Term.of("incident", at.journal().id()), Term.of("open", true))
                .forEach(h -> {
                    if (h.state() == Handover.Phase.OFFERED) {
                        await(decision, h, context);
                    } else if (h.level() == LEADERS) {
                        wait(decision, h, context);
                    }
                });
        return decision;
    }

    static Decision withdraw(Decision decision, Handover before, String reason, Context context) {
        return cancel(decision, before)
                .put(Handover.KIND, before.ended(Handover.Phase.WITHDRAWN))
                .append(
                        before.offer().incident().journal(context.workspace()),
                        new HandoverWithdrawn(
                                before.offer().id(),
                                context.actor().id(),
                                context.actor().name(),
                                reason));
    }

    static Decision cancel(Decision decision, Handover handover) {
        return decision.cancel(job(handover)).cancel(reminder(handover));
    }

    /** Those of an incident that are open and about one of these roles. */
    static List<Handover> open(State state, IncidentId incident, List<String> roles) {
        return state.find(Handover.KIND, Term.of("incident", incident), Term.of("open", true)).stream()
                .filter(h -> h.offer().roles().stream().anyMatch(roles::contains))
                .toList();
    }

    private static String job(Handover handover) {
        return "handover/" + handover.offer().id();
    }

    private static String reminder(Handover handover) {
        return "handover.reminder/" + handover.offer().id();
    }
}

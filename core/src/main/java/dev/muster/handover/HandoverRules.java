package dev.muster.handover;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.Channels;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.incident.Status;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.Task;
import dev.muster.playbook.Tasks;
import dev.muster.record.Term;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a role passes from hand to hand:
 *
 * <ol>
 *   <li>it is offered to one person; there is one open handover for a role at most;
 *   <li>whoever is silent for too long, or says no, is followed by the backup; a late yes still counts;
 *   <li>when the backup does not take it either, that is escalated: the role stays where it was;
 *   <li>a yes moves the role in the same transaction. Until then nothing moves, so it is never nobody's.
 * </ol>
 *
 * <p>A role that is given to someone in another way ends its open handover.
 */
final class HandoverRules {
    private static final int LONGEST = 10_000;
    private static final int REASON = 500;

    private HandoverRules() {}

    static OfferHandover check(OfferHandover command, Admission admission) {
        PersonId to = Limits.present("to", command.to());
        PersonId backup = command.backup();
        if (to.equals(admission.actor().id())) {
            throw Rejection.invalid(
                    "to", "choose someone else; a role that you take yourself is assigned, not offered");
        }
        if (to.equals(backup)) {
            throw Rejection.invalid("backup", "the backup must be someone else than the one who is asked first");
        }
        Person incoming = admission.person("to", to);
        Person second = backup == null ? null : admission.person("backup", backup);
        if (incoming.guest()) {
            throw Rejection.invalid("to", "a guest cannot take over a role");
        }
        if (second != null && second.guest()) {
            throw Rejection.invalid("backup", "a guest cannot take over a role");
        }
        long patience = Objects.requireNonNullElse(command.askBackupAfterSeconds(), 300L);
        return new OfferHandover(
                command.incident(),
                to,
                backup,
                Limits.optional("done", command.done(), LONGEST),
                Limits.optional("next", command.next(), LONGEST),
                Limits.optional("blockers", command.blockers(), LONGEST),
                command.role() == null ? Role.COMMANDER : Limits.required("role", command.role(), 60),
                Limits.within("askBackupAfterSeconds", patience, 1, 86_400),
                new OfferHandover.Made(new HandoverId(admission.newId()), incoming, second));
    }

    static Decision offer(OfferHandover command, State state, Context context) {
        OfferHandover.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Incident incident = Incident.in(state, command.incident());
        Role role = Role.in(state, command.incident(), text(command.role()))
                .orElseThrow(() -> Rejection.invalid("role", "this incident has no such role"));
        if (incident.status() == Status.CLOSED) {
            throw Rejection.conflict("this incident is closed; there is nothing to hand over");
        }
        if (made.to().id().equals(role.primary())) {
            throw Rejection.conflict(made.to().name() + " is " + role.title() + " already");
        }
        Decision decision = new Decision();
        open(state, command.incident(), role.name()).ifPresent(before -> {
            if (before.state() == Handover.Phase.OFFERED) {
                throw Rejection.conflict(before.offer().toName() + " has been asked to take over; withdraw that first");
            }
            withdraw(decision, before, "another one was offered", context);
        });
        Handover handover = Handover.offered(terms(command, made, incident, role, state, context));
        List<Person> people =
                Stream.of(made.to(), made.backup()).flatMap(Stream::ofNullable).toList();
        Channels.include(decision, command.channel(), people, state, context);
        InIncident.touch(decision, command.incident(), state, context);
        decision.put(Handover.KIND, handover)
                .append(
                        InIncident.journal(command, context),
                        new HandoverOffered(handover.offer(), List.of(made.to().id())))
                .answer("handover", made.handover());
        return await(decision, handover, context);
    }

    private static Handover.Offer terms(
            OfferHandover command,
            OfferHandover.Made made,
            Incident incident,
            Role role,
            State state,
            Context context) {
        PersonId from =
                Objects.requireNonNullElse(role.primary(), context.actor().id());
        String fromName =
                Objects.requireNonNullElse(role.primaryName(), context.actor().name());
        Person named = made.backup();
        PersonId backup = named == null ? role.backup() : named.id();
        String backupName = named == null ? role.backupName() : named.name();
        if (from.equals(backup) || made.to().id().equals(backup)) {
            if (named != null) {
                throw Rejection.invalid("backup", "the backup must be someone else than " + fromName);
            }
            backup = null;
            backupName = null;
        }
        return new Handover.Offer(
                made.handover(),
                command.incident(),
                role.name(),
                role.title(),
                from,
                fromName,
                made.to().id(),
                made.to().name(),
                backup,
                backupName,
                named != null,
                context.actor().id(),
                text(command.done()),
                text(command.next()),
                text(command.blockers()),
                Tasks.in(state, command.channel()).stream()
                        .filter(t -> t.state().live())
                        .map(Task::title)
                        .toList(),
                incident.nextUpdateAt(),
                context.now(),
                Objects.requireNonNullElse(command.askBackupAfterSeconds(), 300L));
    }

    static AcceptHandover check(AcceptHandover command, Admission admission) {
        Limits.present("handover", command.handover());
        return new AcceptHandover(
                command.incident(), command.handover(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision accept(AcceptHandover command, State state, Context context) {
        Handover before = answerable(command, command.handover(), state, context);
        Handover.Offer offer = before.offer();
        Role role = Role.in(state, command.incident(), offer.role()).orElseThrow(Rejection::absent);
        if (role.primary() != null && !role.primary().equals(offer.from())) {
            throw Rejection.conflict(role.primaryName() + " is " + role.title() + " by now; ask for a new handover");
        }
        PersonId person = context.actor().id();
        boolean named = offer.backupStays() && person.equals(offer.to());
        boolean stillHere = state.get(Member.KIND, Member.id(command.channel(), offer.from()))
                .isPresent();
        PersonId backup = named ? offer.backup() : stillHere ? offer.from() : null;
        String backupName = named ? offer.backupName() : stillHere ? offer.fromName() : null;
        Role after = role.held(person, context.actor().name(), backup, backupName);
        Decision decision = new Decision()
                .put(Handover.KIND, before.ended(Handover.Phase.ACCEPTED))
                .put(Role.KIND, after)
                .cancel(job(before))
                .append(
                        InIncident.journal(command, context),
                        new HandoverAccepted(offer.id(), person, context.actor().name(), text(command.reason())))
                .append(InIncident.journal(command, context), after.assigned());
        return InIncident.touch(decision, command.incident(), state, context);
    }

    static DeclineHandover check(DeclineHandover command, Admission admission) {
        Limits.present("handover", command.handover());
        return new DeclineHandover(
                command.incident(), command.handover(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision decline(DeclineHandover command, State state, Context context) {
        Handover before = answerable(command, command.handover(), state, context);
        PersonId person = context.actor().id();
        Handover after = before.declinedBy(person);
        Decision decision = new Decision()
                .append(
                        InIncident.journal(command, context),
                        new HandoverDeclined(
                                after.offer().id(), person, context.actor().name(), text(command.reason())));
        InIncident.touch(decision, command.incident(), state, context);
        if (person.equals(after.asked())) {
            return moveOn(decision, after, state, context);
        }
        return decision.put(Handover.KIND, after.refusedByAll() ? after.ended(Handover.Phase.DECLINED) : after);
    }

    static Decision withdraw(WithdrawHandover command, State state, Context context) {
        Handover before = handover(command, command.handover(), state);
        PersonId person = context.actor().id();
        if (!before.state().open()) {
            throw over(before);
        }
        if (!person.equals(before.offer().by()) && !person.equals(before.offer().from())) {
            throw Rejection.conflict("only whoever offered this handover can withdraw it");
        }
        return withdraw(new Decision(), before, "", context);
    }

    static Decision silent(HandoverSilent command, State state, Context context) {
        Handover before = state.get(Handover.KIND, command.handover().value()).orElse(null);
        boolean archived = state.get(Channel.KIND, command.channel().value())
                .map(Channel::archived)
                .orElse(true);
        if (before == null
                || before.state() != Handover.Phase.OFFERED
                || !command.asked().equals(before.asked())
                || archived) {
            return new Decision();
        }
        return moveOn(new Decision(), before, state, context);
    }

    /** A channel that is restored waits again for the answers that it waited for. */
    static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        Decision decision = new Decision();
        state.find(Handover.KIND, Term.of("incident", at.journal().id()), Term.of("open", true)).stream()
                .filter(h -> h.state() == Handover.Phase.OFFERED)
                .forEach(h -> await(decision, h, context));
        return decision;
    }

    /** A role that someone else was given otherwise is not to be handed over any more. */
    static Decision assigned(EntryId at, RoleAssigned event, State state, Context context) {
        Decision decision = new Decision();
        IncidentId incident = new IncidentId(at.journal().id());
        // Within the declaration itself there is nothing to look for, and nothing is looked up.
        boolean brandNew = state.get(Incident.KIND, incident.value())
                .map(i -> i.declaredAt().equals(context.now()))
                .orElse(true);
        if (brandNew) {
            return decision;
        }
        open(state, incident, event.role())
                .filter(h -> !h.offer().from().equals(event.primary()))
                .ifPresent(h -> withdraw(decision, h, "the role was given to someone", context));
        return decision;
    }

    private static Decision moveOn(Decision decision, Handover before, State state, Context context) {
        Handover.Offer offer = before.offer();
        JournalId journal = offer.incident().journal(context.workspace());
        PersonId next = before.nextInLine();
        if (next != null) {
            Handover after = before.askedBackup();
            decision.put(Handover.KIND, after)
                    .append(journal, new HandoverAsked(offer.id(), next, offer.nameOf(next), List.of(next)));
            return await(decision, after, context);
        }
        Handover.Phase how = before.refusedByAll() ? Handover.Phase.DECLINED : Handover.Phase.ESCALATED;
        Role role = Role.in(state, offer.incident(), offer.role()).orElse(null);
        List<PersonId> notified = Stream.concat(
                        Stream.of(offer.by(), offer.from()),
                        role == null ? Stream.empty() : Stream.of(role.primary(), role.backup()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return decision.put(Handover.KIND, before.ended(how))
                .cancel(job(before))
                .append(journal, new HandoverEscalated(offer.id(), notified));
    }

    private static Decision await(Decision decision, Handover handover, Context context) {
        PersonId asked = Objects.requireNonNull(handover.asked(), "somebody is asked");
        return decision.schedule(
                job(handover),
                context.now().plus(handover.offer().patience()),
                new HandoverSilent(handover.offer().incident(), handover.offer().id(), asked));
    }

    private static Decision withdraw(Decision decision, Handover before, String reason, Context context) {
        return decision.put(Handover.KIND, before.ended(Handover.Phase.WITHDRAWN))
                .cancel(job(before))
                .append(
                        before.offer().incident().journal(context.workspace()),
                        new HandoverWithdrawn(
                                before.offer().id(),
                                context.actor().id(),
                                context.actor().name(),
                                reason));
    }

    private static Optional<Handover> open(State state, IncidentId incident, String role) {
        return state.find(Handover.KIND, Term.of("incident", incident), Term.of("open", true)).stream()
                .filter(h -> h.offer().role().equals(role))
                .findFirst();
    }

    private static Handover answerable(IncidentCommand command, HandoverId id, State state, Context context) {
        Handover handover = handover(command, id, state);
        if (!handover.state().open()) {
            throw over(handover);
        }
        if (!handover.mayAnswer(context.actor().id())) {
            throw Rejection.conflict(
                    handover.declined().contains(context.actor().id())
                            ? "you have declined this handover already"
                            : "this handover is for " + handover.offer().toName() + " to answer");
        }
        return handover;
    }

    private static Rejection over(Handover handover) {
        return Rejection.conflict(
                "this handover is over: it was " + handover.state().word());
    }

    private static Handover handover(IncidentCommand command, HandoverId id, State state) {
        return state.get(Handover.KIND, Limits.present("handover", id).value())
                .filter(h -> h.offer().incident().equals(command.incident()))
                .orElseThrow(Rejection::absent);
    }

    private static String job(Handover handover) {
        return "handover/" + handover.offer().id();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

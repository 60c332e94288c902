package dev.muster.handover;

import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.Channels;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.OfferShift;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.incident.Status;
import dev.muster.journal.JournalId;
import dev.muster.playbook.Task;
import dev.muster.playbook.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a role, several roles or a shift are offered to somebody. */
final class Offering {
    private Offering() {}

    static Decision offer(OfferHandover command, State state, Context context) {
        OfferHandover.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Incident incident = Incident.in(state, command.incident());
        Role role = role("role", command.incident(), text(command.role()), state);
        if (incident.status() == Status.CLOSED) {
            throw Rejection.conflict("this incident is closed; there is nothing to hand over");
        }
        List<Role> further = Objects.requireNonNullElse(command.roles(), List.<String>of()).stream()
                .map(name -> role("roles", command.incident(), name, state))
                .toList();
        Stream.concat(Stream.of(role), further.stream())
                .filter(r -> made.to().id().equals(r.primary()))
                .findFirst()
                .ifPresent(r -> {
                    throw Rejection.conflict(made.to().name() + " is " + r.title() + " already");
                });
        further.stream()
                .filter(r -> r.primary() != null && !r.primary().equals(role.primary()))
                .findFirst()
                .ifPresent(r -> {
                    throw Rejection.conflict(r.primaryName() + " is " + r.title()
                            + "; what one handover is about is held by one person");
                });
        Terms terms = new Terms(
                command.incident(),
                role.name(),
                role.title(),
                further.stream()
                        .map(r -> new Handover.Also(r.name(), r.title()))
                        .toList(),
                role.primary(),
                role.primaryName(),
                role.backup(),
                role.backupName(),
                Handover.Words.of(
                        command.done(),
                        command.next(),
                        command.blockers(),
                        command.timers(),
                        command.alerts(),
                        command.contacts()),
                incident.nextUpdateAt(),
                command.askBackupAfterSeconds(),
                command.remindAfterSeconds(),
                command.escalateTo(),
                false);
        return offer(terms, made, state, context);
    }

    private static Role role(String field, IncidentId incident, String name, State state) {
        return Role.in(state, incident, name)
                .orElseThrow(() -> Rejection.invalid(field, "this incident has no such role"));
    }

    static Decision offer(OfferShift command, State state, Context context) {
        OfferHandover.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        if (state.get(Incident.KIND, command.channel().value()).isPresent()) {
            throw Rejection.conflict("this is an incident; hand over one of its roles");
        }
        Optional<Shift> shift = state.get(Shift.KIND, Shift.id(command.channel(), command.title()));
        if (shift.filter(s -> s.holder().equals(made.to().id())).isPresent()) {
            throw Rejection.conflict(made.to().name() + " has this shift already");
        }
        Terms terms = new Terms(
                IncidentId.of(command.channel()),
                command.title(),
                command.title(),
                List.of(),
                shift.map(Shift::holder).orElse(null),
                shift.map(Shift::name).orElse(null),
                null,
                null,
                Handover.Words.of(
                        command.done(),
                        command.next(),
                        command.blockers(),
                        command.timers(),
                        command.alerts(),
                        command.contacts()),
                null,
                command.askBackupAfterSeconds(),
                command.remindAfterSeconds(),
                command.escalateTo(),
                true);
        return offer(terms, made, state, context);
    }

    /** What is offered, before it is said to whom. */
    record Terms(
            IncidentId incident,
            String role,
            String title,
            List<Handover.Also> also,
            @Nullable PersonId holder,
            @Nullable String holderName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            Handover.Words words,
            @Nullable Instant nextUpdateAt,
            @Nullable Long patience,
            @Nullable Long remindAfter,
            @Nullable GroupId escalateTo,
            boolean shift) {}

    private static Decision offer(Terms terms, OfferHandover.Made made, State state, Context context) {
        Decision decision = new Decision();
        if (terms.escalateTo() != null && !Channels.mayAdd(terms.incident().channel(), state, context)) {
            throw Rejection.absent();
        }
        HandoverChain.open(
                        state,
                        terms.incident(),
                        Stream.concat(
                                        Stream.of(terms.role()),
                                        terms.also().stream().map(Handover.Also::role))
                                .toList())
                .forEach(before -> {
                    if (before.state() == Handover.Phase.OFFERED) {
                        throw Rejection.conflict(
                                before.offer().toName() + " has been asked to take over; withdraw that first");
                    }
                    HandoverChain.withdraw(decision, before, "another one was offered", context);
                });
        List<Person> people =
                Stream.of(made.to(), made.backup()).flatMap(Stream::ofNullable).toList();
        Channels.include(decision, terms.incident().channel(), people, state, context);
        InIncident.touch(decision, terms.incident(), state, context);
        SavedHandover.drop(decision, terms.incident().channel(), state, context);
        return put(decision, offered(terms, made, state, context), state, context);
    }

    /** Posts an offer, and waits for the answer. */
    static Decision put(Decision decision, Handover.Offer offer, State state, Context context) {
        JournalId journal = offer.incident().journal(context.workspace());
        Handover handover = Handover.offered(offer, Digests.number(decision, journal, state));
        decision.put(Handover.KIND, handover)
                .append(journal, new HandoverOffered(offer, List.of(offer.to())))
                .answer("handover", offer.id());
        return HandoverChain.await(decision, handover, context);
    }

    private static Handover.Offer offered(Terms terms, OfferHandover.Made made, State state, Context context) {
        PersonId from =
                Objects.requireNonNullElse(terms.holder(), context.actor().id());
        String fromName =
                Objects.requireNonNullElse(terms.holderName(), context.actor().name());
        Person named = made.backup();
        PersonId backup = named == null ? terms.backup() : named.id();
        String backupName = named == null ? terms.backupName() : named.name();
        if (from.equals(backup) || made.to().id().equals(backup)) {
            if (named != null) {
                throw Rejection.invalid("backup", "the backup must be someone else than " + fromName);
            }
            backup = null;
            backupName = null;
        }
        return new Handover.Offer(
                made.handover(),
                terms.incident(),
                terms.role(),
                terms.title(),
                from,
                fromName,
                made.to().id(),
                made.to().name(),
                backup,
                backupName,
                named != null,
                context.actor().id(),
                terms.words().done(),
                terms.words().next(),
                terms.words().blockers(),
                openTasks(terms.incident(), state),
                terms.nextUpdateAt(),
                context.now(),
                Objects.requireNonNullElse(terms.patience(), OfferChecks.USUAL),
                terms.also(),
                terms.words().timers(),
                terms.words().alerts(),
                terms.words().contacts(),
                terms.remindAfter(),
                terms.escalateTo(),
                terms.shift());
    }

    static List<String> openTasks(IncidentId incident, State state) {
        return Tasks.in(state, incident.channel()).stream()
                .filter(t -> t.state().live())
                .map(Task::title)
                .toList();
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

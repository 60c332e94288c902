package dev.muster.handover;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.OfferShift;
import dev.muster.incident.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an offer may look like, and to whom it may go, before state is looked at. */
final class OfferChecks {
    /** How long what somebody writes may be. */
    static final int LONGEST = 10_000;
    /** For how many seconds an answer is waited for when nothing is said. */
    static final long USUAL = 300;

    private static final long DAY = 86_400;
    private static final int MOST_ROLES = 20;

    private OfferChecks() {}

    static OfferHandover check(OfferHandover command, Admission admission) {
        OfferHandover.Made made = made(command.to(), command.backup(), admission);
        long patience = patience(command.askBackupAfterSeconds());
        String role = command.role() == null ? Role.COMMANDER : Limits.required("role", command.role(), 60);
        return new OfferHandover(
                command.incident(),
                command.to(),
                command.backup(),
                Limits.optional("done", command.done(), LONGEST),
                Limits.optional("next", command.next(), LONGEST),
                Limits.optional("blockers", command.blockers(), LONGEST),
                role,
                patience,
                roles(command.roles()).stream().filter(r -> !r.equals(role)).toList(),
                Limits.optional("timers", command.timers(), LONGEST),
                Limits.optional("alerts", command.alerts(), LONGEST),
                Limits.optional("contacts", command.contacts(), LONGEST),
                reminder(command.remindAfterSeconds(), patience),
                command.escalateTo(),
                made);
    }

    static OfferShift check(OfferShift command, Admission admission) {
        OfferHandover.Made made = made(command.to(), command.backup(), admission);
        long patience = patience(command.askBackupAfterSeconds());
        return new OfferShift(
                command.channel(),
                Limits.required("title", command.title(), 60),
                command.to(),
                command.backup(),
                Limits.optional("done", command.done(), LONGEST),
                Limits.optional("next", command.next(), LONGEST),
                Limits.optional("blockers", command.blockers(), LONGEST),
                Limits.optional("timers", command.timers(), LONGEST),
                Limits.optional("alerts", command.alerts(), LONGEST),
                Limits.optional("contacts", command.contacts(), LONGEST),
                patience,
                reminder(command.remindAfterSeconds(), patience),
                command.escalateTo(),
                made);
    }

    private static OfferHandover.Made made(PersonId given, @Nullable PersonId backup, Admission admission) {
        PersonId to = Limits.present("to", given);
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
        return new OfferHandover.Made(new HandoverId(admission.newId()), incoming, second);
    }

    private static long patience(@Nullable Long given) {
        return within("askBackupAfterSeconds", Objects.requireNonNullElse(given, USUAL), 1);
    }

    private static long reminder(@Nullable Long given, long patience) {
        return within("remindAfterSeconds", Objects.requireNonNullElse(given, patience / 2), 0);
    }

    private static long within(String field, long seconds, long least) {
        return Limits.within(field, seconds, least, DAY);
    }

    /** The same where it may be left open. */
    static @Nullable Long seconds(String field, @Nullable Long given, long least) {
        return given == null ? null : (Long) within(field, given, least);
    }

    /** Names of further roles, each once. */
    static List<String> roles(@Nullable List<String> given) {
        return Limits.atMost("roles", given, MOST_ROLES).stream()
                .map(r -> Limits.required("roles", r, 60))
                .distinct()
                .toList();
    }
}

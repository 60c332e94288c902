package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommands.RemindOfUpdate;
import dev.muster.incident.IncidentEvent.UpdateOverdue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the promise of a next update. The reminder belongs to the incident, not to a message: one durable job
 * of a fixed id, replaced by each new promise and gone with it. When the promised time passes, the commander
 * is reminded; five minutes later the backup is asked, and after five more the owners of the home channel who were
 * not asked yet.
 */
final class UpdateReminder {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private UpdateReminder() {}

    private static String job(IncidentId incident) {
        return "incident.update/" + incident;
    }

    /** Makes the reminder fit what is promised. */
    static void promise(Decision decision, Incident incident) {
        Instant due = incident.nextUpdateAt();
        if (due == null) {
            decision.cancel(job(incident.id()));
        } else {
            decision.schedule(job(incident.id()), due, new RemindOfUpdate(incident.id(), due, false));
        }
    }

    static Decision remind(RemindOfUpdate command, State state, Context context) {
        Incident incident = Incident.in(state, command.incident());
        if (!command.due().equals(incident.nextUpdateAt()) || !incident.status().open()) {
            return new Decision();
        }
        List<PersonId> asked = Role.in(state, command.incident(), Role.COMMANDER).stream()
                .flatMap(r -> command.escalated() ? Stream.of(r.primary(), r.backup()) : Stream.of(r.primary()))
                .flatMap(Stream::ofNullable)
                .toList();
        List<PersonId> owners = RoleAlarm.owners(command.channel(), state).stream()
                .filter(p -> !asked.contains(p))
                .toList();
        if (command.owners() && owners.isEmpty()) {
            return new Decision();
        }
        List<PersonId> notified = command.owners() ? owners : asked;
        Decision decision = new Decision()
                .append(
                        InIncident.journal(command, context),
                        new UpdateOverdue(command.due(), notified, command.escalated(), command.owners()));
        if (!command.owners()) {
            decision.schedule(
                    job(command.incident()),
                    context.now().plus(PATIENCE),
                    new RemindOfUpdate(command.incident(), command.due(), true, command.escalated()));
        }
        return decision;
    }
}

package dev.muster.intake;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Automatic;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import dev.muster.intake.IntakeEvent.AlertsChanged;
import dev.muster.intake.IntakeEvent.AlertsResolved;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a payload. One group (token, receiver, group key), at most one incident that is not over:
 *
 * <ol>
 *   <li>a group that is not known opens an incident if anything fires, else nothing happens;
 *   <li>a payload that changes nothing ({@link Comparison}) leaves no trace;
 *   <li>when nothing fires any more, that is recorded, and the incident is resolved if no person has touched it, else
 *       that is proposed;
 *   <li>when it fires again and the incident is still open, a proposal is withdrawn; when the incident is over, it is
 *       reopened within the token's time, later a new one is opened that names the old one;
 *   <li>an incident that a person resolved while its alerts fired is left in peace until another alert fires.
 * </ol>
 *
 * <p>All payloads of one token queue up at one door, a journal that is locked and never written, so that two at the same
 * time, on one node or two, are one after the other. There are few doors: what is no token leaves nothing behind.
 */
final class AlertRules implements Handler<ReceiveAlerts> {
    private static final Action RECEIVE = Action.changing("intake.alertmanager", Rank.MEMBER);
    private static final Standing HOLDER = new Standing(Rank.MEMBER, false, false);
    private static final int DOORS = 64;
    private static final String RESULT = "result";
    private static final String OVER = "nothing fires any more";
    private static final String AGAIN = "it fires again";

    @Override
    public ReceiveAlerts admit(ReceiveAlerts command, Admission admission) {
        Limits.required("token", command.token(), 64);
        return new ReceiveAlerts(
                command.token(), Limits.present("payload", command.payload()).checked());
    }

    @Override
    public Set<JournalId> journals(ReceiveAlerts command, WorkspaceId workspace) {
        String door = "door-" + (command.token().hashCode() & (DOORS - 1));
        return Set.of(JournalId.of(workspace, TokenRules.SORT, door));
    }

    @Override
    public Set<DocumentKey> needs(ReceiveAlerts command, Actor actor) {
        return Set.of(
                IntakeToken.KIND.key(actor.workspace(), command.token()),
                AlertGroup.KIND.key(actor.workspace(), AlertGroup.id(command.token(), command.payload())));
    }

    @Override
    public Asked authorise(ReceiveAlerts command, State state, Context context) {
        if (context.actor().kind() != Caller.Kind.INTEGRATION) {
            throw Rejection.absent();
        }
        token(command, state, context);
        return new Asked(RECEIVE, HOLDER);
    }

    private static IntakeToken token(ReceiveAlerts command, State state, Context context) {
        return state.get(IntakeToken.KIND, command.token())
                .filter(t -> t.good(context.now()))
                .orElseThrow(Rejection::absent);
    }

    @Override
    public Decision decide(ReceiveAlerts command, State state, Context context) {
        IntakeToken token = token(command, state, context);
        AlertmanagerPayload payload = command.payload();
        String id = AlertGroup.id(token.id(), payload);
        AlertGroup group = state.get(AlertGroup.KIND, id).orElse(null);
        if (group == null) {
            Comparison first = Comparison.of(Map.of(), payload);
            Round round = new Round(token, payload, id, first, state, context);
            return first.over() ? new Decision().answer(RESULT, "unchanged") : round.open(null);
        }
        Comparison next = Comparison.of(group.held(), payload);
        if (next.changed().isEmpty() && next.over() == (group.overAt() != null)) {
            return new Decision().answer("incident", group.incident()).answer(RESULT, "unchanged");
        }
        return new Round(token, payload, id, next, state, context).goOn(group);
    }

    /** One payload that changes something. */
    private record Round(
            IntakeToken token,
            AlertmanagerPayload payload,
            String group,
            Comparison now,
            State state,
            Context context) {
        Decision open(@Nullable IncidentId related) {
            IncidentId incident = new IncidentId(context.newId());
            Decision decision =
                    Opened.declaration(incident, token, payload, related).open(state, context);
            return record(decision, incident, incident.journal(context.workspace()), "opened");
        }

        Decision goOn(AlertGroup before) {
            Incident incident = Incident.in(state, before.incident());
            boolean wasOver = before.overAt() != null;
            if (!now.over() && (wasOver || (now.begins() && !incident.status().open()))) {
                return again(before, incident);
            }
            JournalId journal = journal(incident);
            if (!now.over() || wasOver) {
                return record(new Decision(), incident.id(), journal, "updated");
            }
            Decision decision = record(new Decision(), incident.id(), journal, "resolved")
                    .append(journal, new AlertsResolved(token.name(), group, key()));
            if (!closed(incident)) {
                Automatic.over(incident, OVER, state, context).acts().forEach(decision::include);
            }
            return decision;
        }

        private Decision again(AlertGroup before, Incident incident) {
            Instant end = Objects.requireNonNullElse(
                    before.overAt(), Objects.requireNonNullElse(incident.resolvedAt(), context.now()));
            boolean late = end.plus(Duration.ofMinutes(token.reopenMinutes())).isBefore(context.now());
            if (closed(incident)
                    || !Automatic.reopens(incident, state)
                    || (!incident.status().open() && late)) {
                return open(incident.id());
            }
            Decision decision = record(new Decision(), incident.id(), journal(incident), "reopened");
            Automatic.again(incident, AGAIN, context).acts().forEach(decision::include);
            return decision;
        }

        private Decision record(Decision decision, IncidentId incident, JournalId journal, String result) {
            Instant over = now.over()
                    ? state.get(AlertGroup.KIND, group).map(AlertGroup::overAt).orElse(context.now())
                    : null;
            decision.put(AlertGroup.KIND, new AlertGroup(group, incident, now.held(), over));
            if (!now.changed().isEmpty()) {
                decision.append(
                        journal,
                        new AlertsChanged(token.name(), group, key(), now.firing(), now.resolved(), now.changed()));
            }
            return decision.answer("incident", incident).answer(RESULT, result);
        }

        /** Where it is recorded: in the incident's home, or in the journal of tokens once that takes nothing more. */
        private JournalId journal(Incident incident) {
            return closed(incident)
                    ? TokenRules.journal(context.workspace())
                    : incident.id().journal(context.workspace());
        }

        /** True when the incident's channel takes nothing more. */
        private boolean closed(Incident incident) {
            return state.get(Channel.KIND, incident.id().value())
                    .map(Channel::archived)
                    .orElse(true);
        }

        private String key() {
            return Text.line(payload.groupKey(), 500);
        }
    }
}

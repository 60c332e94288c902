package dev.muster.stakeholder;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.InChannel;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.StakeholderCommands.GoByMatrix;
import dev.muster.stakeholder.StakeholderCommands.SendUpdate;
import dev.muster.stakeholder.StakeholderEvent.AudienceTold;
import dev.muster.stakeholder.UpdateDraft.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When updates go out by themselves:
 *
 * <ol>
 *   <li>one durable job for each audience of an incident; it carries the time that it was planned for, and one that was
 *       overtaken does nothing;
 *   <li>the next time is counted from the planned one, and from what somebody published after that; what was missed is
 *       merged into one;
 *   <li>what goes out is the newest text that a second person approved since this audience was told last, and else the
 *       facts as they are then;
 *   <li>another severity, or another matrix, plans anew by its rows: what is due by then goes out at once;
 *   <li>when the incident is over each audience is told so once, and then nothing more until it is reopened;
 *   <li>in an archived channel nothing goes out; what was missed is made good when it is restored.
 * </ol>
 */
final class Schedule {
    private static final int AT_ONCE = 100;

    private Schedule() {}

    static void register(Registry registry) {
        registry.handleDue("stakeholder.send", SendUpdate.class, InChannel.of(InIncident.WORK, Schedule::send));
        registry.handleDue("stakeholder.go-by-matrix", GoByMatrix.class, new Turning());
        registry.follow(IncidentDeclared.class, (at, e, state, context) -> follow(at, state, context));
        registry.follow(SeverityChanged.class, (at, e, state, context) -> follow(at, state, context));
        registry.follow(StatusChanged.class, (at, e, state, context) -> follow(at, state, context));
        registry.follow(ChannelRestored.class, (at, e, state, context) -> follow(at, state, context));
    }

    private static String job(IncidentId incident, String audience) {
        return "stakeholder/" + incident + "/" + audience;
    }

    private static Decision follow(EntryId at, State state, Context context) {
        Decision decision = new Decision();
        state.get(Incident.KIND, at.journal().id())
                .ifPresent(incident -> plan(decision, incident, Matrix.in(state).content(), state, context));
        return decision;
    }

    /** Makes the jobs of an incident fit the rows by which it goes now. */
    private static void plan(Decision decision, Incident incident, Content content, State state, Context context) {
        Map<String, Reach> before = new HashMap<>();
        state.find(Reach.KIND, Term.of("incident", incident.id())).forEach(r -> before.put(r.audience(), r));
        if (incident.status().open()) {
            for (Row row : content.rows()) {
                if (row.severity() == incident.severity() && row.cadenceMinutes() > 0) {
                    Reach was = before.remove(row.audience());
                    keep(decision, planned(was, incident.id(), row, context.now()));
                }
            }
        }
        for (Reach other : before.values()) {
            if (other.nextAt() != null) {
                keep(decision, other.next(other.from(), incident.status().open() ? null : context.now()));
            }
        }
    }

    private static Reach planned(@Nullable Reach was, IncidentId incident, Row row, Instant now) {
        Duration cadence = Duration.ofMinutes(row.cadenceMinutes());
        if (was == null) {
            return new Reach(incident, row.audience(), now, now.plus(cadence), null, 0);
        }
        if (was.nextAt() == null) {
            return was.next(now, now.plus(cadence));
        }
        Instant next = was.from().plus(cadence);
        return was.next(was.from(), next.isBefore(now) ? now : next);
    }

    private static void keep(Decision decision, Reach reach) {
        decision.put(Reach.KIND, reach);
        Instant next = reach.nextAt();
        String job = job(reach.incident(), reach.audience());
        if (next == null) {
            decision.cancel(job);
        } else {
            decision.schedule(job, next, new SendUpdate(reach.incident(), reach.audience(), next));
        }
    }

    /** When the next one would go out by itself if one were published now; null for never. */
    static @Nullable Instant afterHand(Incident incident, String audience, State state, Context context) {
        int minutes = cadence(incident, audience, state);
        return minutes == 0 ? null : context.now().plus(Duration.ofMinutes(minutes));
    }

    private static int cadence(Incident incident, String audience, State state) {
        return incident.status().open()
                ? Matrix.in(state)
                        .content()
                        .row(incident.severity(), audience)
                        .map(Row::cadenceMinutes)
                        .orElse(0)
                : 0;
    }

    /** Notes that audiences were told, and plans what goes out next. */
    static void told(
            Decision decision, Incident incident, List<AudienceTold> told, long entry, State state, Context context) {
        for (AudienceTold one : told) {
            Instant next = one.nextAt();
            Instant from = next == null
                    ? context.now()
                    : next.minus(Duration.ofMinutes(cadence(incident, one.audience(), state)));
            Reach reach = state.get(Reach.KIND, Reach.id(incident.id(), one.audience()))
                    .orElse(new Reach(incident.id(), one.audience(), from, next, null, 0))
                    .next(from, next);
            keep(decision, one.withheld() == null ? reach.told(context.now(), entry) : reach);
        }
    }

    private static Decision send(SendUpdate command, State state, Context context) {
        Reach reach = state.get(Reach.KIND, Reach.id(command.incident(), command.audience()))
                .orElse(null);
        boolean archived = state.get(Channel.KIND, command.incident().value())
                .map(Channel::archived)
                .orElse(true);
        if (reach == null || !command.due().equals(reach.nextAt()) || archived) {
            return new Decision();
        }
        Decision early = new Decision();
        if (context.now().isBefore(command.due())) {
            keep(early, reach);
            return early;
        }
        Incident incident = Incident.in(state, command.incident());
        int minutes = cadence(incident, command.audience(), state);
        boolean last = !incident.status().open();
        if (minutes == 0 && !last) {
            keep(early, reach.next(reach.from(), null));
            return early;
        }
        Instant next = last ? null : behind(command.due(), Duration.ofMinutes(minutes), context.now());
        return Publishing.byItself(incident, approved(reach, state), command.audience(), next, last, state, context);
    }

    private static Instant behind(Instant planned, Duration cadence, Instant now) {
        long missed = Duration.between(planned, now).dividedBy(cadence);
        return planned.plus(cadence.multipliedBy(missed + 1));
    }

    /** The newest text that was approved since the audience was told last, and that it does not have. */
    private static @Nullable UpdateDraft approved(Reach reach, State state) {
        Instant last = reach.lastAt();
        return state
                .find(UpdateDraft.KIND, Term.of("incident", reach.incident()), Term.of("phase", Phase.APPROVED.word()))
                .stream()
                .filter(d ->
                        d.audiences().contains(reach.audience()) && !d.told().contains(reach.audience()))
                .filter(d -> d.approvedAt() != null
                        && (last == null || !d.approvedAt().isBefore(last)))
                .max(Comparator.comparing(UpdateDraft::approvedAt))
                .orElse(null);
    }

    /** Has the open incidents go by a new matrix, some at a time. */
    private static final class Turning implements Handler<GoByMatrix> {
        private static final Action TURN = Action.reading("stakeholder.go-by-matrix", Rank.NONE);

        @Override
        public Set<JournalId> journals(GoByMatrix command, WorkspaceId workspace) {
            return Set.of(Matrix.journal(workspace));
        }

        @Override
        public Asked authorise(GoByMatrix command, State state, Context context) {
            return new Asked(TURN, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(GoByMatrix command, State state, Context context) {
            Decision decision = new Decision();
            Matrix matrix = Matrix.in(state);
            if (matrix.version() != command.version()) {
                return decision;
            }
            Find open = Find.of(context.workspace(), Incident.KIND.name(), Term.of("open", true))
                    .most(AT_ONCE);
            Find.Place after = command.after();
            List<Incident> some = state.find(Incident.KIND, after == null ? open : open.after(after));
            some.forEach(i -> plan(decision, i, matrix.content(), state, context));
            if (some.size() == AT_ONCE) {
                Incident end = some.get(AT_ONCE - 1);
                begin(decision, matrix, new Find.Place(end.number(), end.id().value()), context);
            }
            return decision;
        }
    }

    static void begin(Decision decision, Matrix matrix, Find.@Nullable Place after, Context context) {
        decision.schedule("stakeholder/go-by-matrix", context.now(), new GoByMatrix(matrix.version(), after));
    }
}

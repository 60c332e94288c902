package dev.muster.relation;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Declaration;
import dev.muster.incident.Declaration.IncidentNumbered;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Status;
import dev.muster.incident.StatusMachine;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.relation.RelationCommands.UnrelateIncident;
import dev.muster.relation.RelationEvent.IncidentRelated;
import dev.muster.relation.RelationEvent.IncidentUnrelated;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Relates incidents. The register of incidents is held while it is decided: relations between different pairs can only
 * make a ring together, and so they are decided one after the other.
 */
final class RelationRules implements Handler<RelateIncident> {
    private static final int MOST = 200;
    private static final int DEEPEST = 10;

    @Override
    public RelateIncident admit(RelateIncident command, Admission admission) {
        Limits.present("incident", command.incident());
        Limits.present("as", command.as());
        if ((command.other() == null) == (command.number() == null)) {
            throw Rejection.invalid("other", "name the other incident, by its id or by its number");
        }
        return command;
    }

    @Override
    public Set<JournalId> journals(RelateIncident command, WorkspaceId workspace) {
        Set<JournalId> journals = new LinkedHashSet<>();
        journals.add(command.channel().journal(workspace));
        journals.add(Declaration.register(workspace));
        return journals;
    }

    @Override
    public Set<DocumentKey> needs(RelateIncident command, Actor actor) {
        return ChannelAccess.needs(actor.workspace(), command.channel(), actor);
    }

    @Override
    public Asked authorise(RelateIncident command, State state, Context context) {
        return new Asked(InIncident.WORK, ChannelAccess.standing(state, command.channel(), context.actor()));
    }

    @Override
    public Decision decide(RelateIncident command, State state, Context context) {
        IncidentId other = other(command, state, context);
        worked(other, state, context);
        Incident incident = Incident.in(state, command.incident());
        boolean exercise = Incident.in(state, other).particulars().exercise();
        if (exercise != incident.particulars().exercise() && command.as() != As.RELATED) {
            throw Rejection.conflict("an exercise is no part of what is real, and the other way round");
        }
        if (other.equals(command.incident())) {
            throw Rejection.conflict("an incident is not related to itself");
        }
        if (state.get(Relation.KIND, Relation.id(command.incident(), other)).isPresent()) {
            throw Rejection.conflict("these two are related already; take that away first");
        }
        List<Relation> mine = Relation.of(command.incident(), state);
        if (mine.size() >= MOST || Relation.of(other, state).size() >= MOST) {
            throw Rejection.conflict("an incident is related to " + MOST + " others at most");
        }
        switch (command.as()) {
            case PARENT -> below(command.incident(), other, state);
            case CHILD -> below(other, command.incident(), state);
            case ORIGINAL -> original(command.incident(), other, state);
            case DUPLICATE -> original(other, command.incident(), state);
            case RELATED -> {}
        }
        Decision decision = relate(
                InIncident.touch(new Decision(), command.incident(), state, context),
                new Relation(command.incident(), other, command.as(), context.now()),
                context);
        if (command.as() == As.ORIGINAL) {
            closed(decision, incident, context);
        } else if (command.as() == As.DUPLICATE) {
            closed(decision, Incident.in(state, other), context);
        }
        return decision;
    }

    private static IncidentId other(RelateIncident command, State state, Context context) {
        IncidentId other = command.other();
        Long number = command.number();
        return other != null || number == null
                ? Optional.ofNullable(other).orElseThrow(Rejection::absent)
                : state.entry(Declaration.register(context.workspace()), number)
                        .flatMap(e -> context.events().event(e))
                        .filter(IncidentNumbered.class::isInstance)
                        .map(e -> ((IncidentNumbered) e).incident())
                        .orElseThrow(Rejection::absent);
    }

    private static void worked(IncidentId other, State state, Context context) {
        if (!context.allows(InIncident.WORK, ChannelAccess.standing(state, other.channel(), context.actor()))) {
            throw Rejection.absent();
        }
    }

    /** One parent, and none above itself. */
    private static void below(IncidentId child, IncidentId parent, State state) {
        if (Relation.other(child, As.PARENT, state).isPresent()) {
            throw Rejection.conflict("it has a parent already; take that away first");
        }
        Optional<IncidentId> above = Optional.of(parent);
        for (int depth = 0; above.isPresent(); depth++) {
            if (above.get().equals(child)) {
                throw Rejection.conflict("it would be above itself");
            }
            if (depth == DEEPEST) {
                throw Rejection.conflict("it would have more than " + DEEPEST + " others above it");
            }
            above = Relation.other(above.get(), As.PARENT, state);
        }
    }

    /**
     * Looks whether another one may lie below this one.
     *
     * @throws Rejection when it lies too deep already
     */
    static void deepEnough(IncidentId parent, State state) {
        Optional<IncidentId> above = Optional.of(parent);
        for (int depth = 0; above.isPresent(); depth++) {
            if (depth == DEEPEST) {
                throw Rejection.conflict("it would have more than " + DEEPEST + " others above it");
            }
            above = Relation.other(above.get(), As.PARENT, state);
        }
    }

    /** What is a duplicate itself is nobody's original, so that no ring comes about. */
    private static void original(IncidentId duplicate, IncidentId original, State state) {
        if (Relation.other(duplicate, As.ORIGINAL, state).isPresent()) {
            throw Rejection.conflict("it is a duplicate already; take that away first");
        }
        if (Relation.other(original, As.ORIGINAL, state).isPresent()) {
            throw Rejection.conflict("the other one is a duplicate itself; name its original");
        }
    }

    /** Writes both sides. */
    static Decision relate(Decision decision, Relation relation, Context context) {
        Relation reversed = relation.reversed();
        return decision.put(Relation.KIND, relation)
                .put(Relation.KIND, reversed)
                .append(
                        relation.incident().journal(context.workspace()),
                        new IncidentRelated(relation.other(), relation.as()))
                .append(
                        reversed.incident().journal(context.workspace()),
                        new IncidentRelated(reversed.other(), reversed.as()));
    }

    /** A duplicate is closed from whichever status: it goes on elsewhere. */
    private static void closed(Decision decision, Incident duplicate, Context context) {
        if (duplicate.status() != Status.CLOSED) {
            StatusMachine.become(duplicate, Status.CLOSED, "a duplicate", context)
                    .acts()
                    .forEach(decision::include);
        }
    }

    static UnrelateIncident check(UnrelateIncident command, Admission admission) {
        Limits.present("other", command.other());
        return command;
    }

    static Decision unrelate(UnrelateIncident command, State state, Context context) {
        worked(command.other(), state, context);
        Relation relation = state.get(Relation.KIND, Relation.id(command.incident(), command.other()))
                .orElseThrow(Rejection::absent);
        Relation reversed = relation.reversed();
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .remove(Relation.KIND, Relation.id(relation.incident(), relation.other()))
                .remove(Relation.KIND, Relation.id(reversed.incident(), reversed.other()))
                .append(
                        relation.incident().journal(context.workspace()),
                        new IncidentUnrelated(relation.other(), relation.as()))
                .append(
                        reversed.incident().journal(context.workspace()),
                        new IncidentUnrelated(reversed.other(), reversed.as()));
    }
}

package dev.muster.incident;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.journal.JournalId;

/** Small pieces that rules about an incident share. */
public final class InIncident {
    /** To work on an incident. */
    public static final Action WORK = Action.changing("incident.work", Rank.MEMBER);

    private InIncident() {}

    /** Handles a command that members of the home channel may send. */
    public static <C extends IncidentCommand> InChannel<C> of(InChannel.Check<C> check, InChannel.Rule<C> rule) {
        return new InChannel<>(WORK, check, rule);
    }

    /** The home journal. */
    public static JournalId journal(IncidentCommand command, Context context) {
        return command.incident().journal(context.workspace());
    }

    /** Admission that has nothing to check. */
    public static <C> C asIs(C command, Admission admission) {
        return command;
    }

    /** Marks the incident as touched by a person, if this is one and it is not yet. */
    public static Decision touch(Decision decision, IncidentId id, State state, Context context) {
        state.get(Incident.KIND, id.value())
                .filter(i -> !i.touched() && context.actor().kind() == dev.muster.access.Caller.Kind.PERSON)
                .ifPresent(i -> decision.put(Incident.KIND, i.change().touched().incident()));
        return decision;
    }
}

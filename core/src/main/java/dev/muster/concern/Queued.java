package dev.muster.concern;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Handles a command about concerns: its journal is the queue's, beside others that it names.
 *
 * @param <C> the command
 * @param action what is put to the policy
 * @param standing how an actor stands to the queue
 * @param check step 2
 * @param rule step 5
 * @param others further journals that the command appends to
 */
record Queued<C extends Command>(
        Action action,
        BiFunction<State, Actor, Standing> standing,
        InChannel.Check<C> check,
        InChannel.Rule<C> rule,
        Function<C, Set<IncidentId>> others)
        implements Handler<C> {
    static <C extends Command> Queued<C> triage(InChannel.Check<C> check, InChannel.Rule<C> rule) {
        return new Queued<>(Triage.DECIDE, Triage::standing, check, rule, c -> Set.of());
    }

    @Override
    public C admit(C command, Admission admission) {
        return check.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        Set<JournalId> journals = new LinkedHashSet<>();
        journals.add(Triage.journal(workspace));
        others.apply(command).forEach(i -> journals.add(i.journal(workspace)));
        return journals;
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        return Set.of(Triage.KIND.key(actor.workspace(), Triage.ID));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return new Asked(action, standing.apply(state, context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}

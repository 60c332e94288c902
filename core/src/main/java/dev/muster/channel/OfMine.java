package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.Objects;
import java.util.Set;

/**
 * Handles a command about what is the caller's own: its journal is the one that they alone read.
 *
 * @param <C> the command
 * @param action what is put to the policy
 * @param check step 2; puts the caller into the command
 * @param rule step 5
 */
public record OfMine<C extends Mine>(Action action, InChannel.Check<C> check, InChannel.Rule<C> rule)
        implements Handler<C> {
    @Override
    public C admit(C command, Admission admission) {
        return check.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(Personal.journal(workspace, Objects.requireNonNull(command.by(), "put there by step 2")));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return new Asked(action, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}

package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notifier.NotifierCommands.Mine;
import java.util.Objects;
import java.util.Set;

/**
 * Handles a command about what is the caller's own: its journal is the one that they alone read.
 *
 * @param <C> the command
 * @param check step 2; puts the caller into the command
 * @param rule step 5
 */
record Own<C extends Mine>(InChannel.Check<C> check, InChannel.Rule<C> rule) implements Handler<C> {
    /** To say how one is told, and to see what one was told. */
    static final Action KEEP = Action.reading("notifier.keep", Rank.GUEST);

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
        return new Asked(KEEP, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}

package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Handles what time alone brings about.
 *
 * @param <C> the command
 * @param journal where it is on record
 * @param rule step 5
 */
record Due<C extends Command>(BiFunction<C, WorkspaceId, JournalId> journal, InChannel.Rule<C> rule)
        implements Handler<C> {
    private static final Action BRING = Action.reading("notifier.bring", Rank.NONE);

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(journal.apply(command, workspace));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return new Asked(BRING, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}

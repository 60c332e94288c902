package dev.muster.later;

import dev.muster.access.Action;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.InChannel;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.Set;

/**
 * Handles a command about something of the caller's own, which they may call off also when they are not in its
 * channel any more; the rule sees to it that it is theirs.
 *
 * @param <C> the command
 * @param action what is put to the policy
 * @param rule step 5
 */
record Own<C extends ChannelCommand>(Action action, InChannel.Rule<C> rule) implements Handler<C> {
    static <C extends ChannelCommand> Own<C> of(Action action, InChannel.Rule<C> rule) {
        return new Own<>(action, rule);
    }

    @Override
    public C admit(C command, dev.muster.command.Admission admission) {
        dev.muster.command.Limits.present("channel", command.channel());
        return command;
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(command.channel().journal(workspace));
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

package dev.muster.context;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.context.ContextCommands.SetWorkspaceContext;
import dev.muster.context.ContextEvent.WorkspaceContextSet;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PackChecks;
import java.util.Set;

/** Sets the workspace's context. */
final class SettingRules implements Handler<SetWorkspaceContext> {
    /** To set or see it: it names servers of the own network. */
    static final Action SET = Action.changing("context.set-workspace", Rank.OWNER);

    @Override
    public SetWorkspaceContext admit(SetWorkspaceContext command, Admission admission) {
        return new SetWorkspaceContext(PackChecks.context("context", command.context()), command.version());
    }

    @Override
    public Set<JournalId> journals(SetWorkspaceContext command, WorkspaceId workspace) {
        return Set.of(WorkspaceSetting.journal(workspace));
    }

    @Override
    public Asked authorise(SetWorkspaceContext command, State state, Context context) {
        return new Asked(SET, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(SetWorkspaceContext command, State state, Context context) {
        WorkspaceSetting before = WorkspaceSetting.in(state);
        Integer version = command.version();
        if (version != null && version != before.version()) {
            throw Rejection.conflict("the context was changed in the meantime; look at version " + before.version());
        }
        WorkspaceSetting after = new WorkspaceSetting(command.context(), before.version() + 1);
        return new Decision()
                .put(WorkspaceSetting.KIND, after)
                .append(
                        WorkspaceSetting.journal(context.workspace()),
                        new WorkspaceContextSet(after.context(), after.version()))
                .answer("version", after.version());
    }
}

package dev.muster.context;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.playbook.ContextPlan;
import org.jspecify.annotations.Nullable;

/**
 * What is laid before everybody at every incident of the workspace.
 *
 * @param context null for nothing
 * @param version from 1; 0 when it was never set
 */
record WorkspaceSetting(@Nullable ContextPlan context, int version) {
    private static final String ID = "workspace";
    static final Kind<WorkspaceSetting> KIND = Kind.of("context.workspace", WorkspaceSetting.class, s -> ID);

    static WorkspaceSetting in(State state) {
        return state.get(KIND, ID).orElseGet(() -> new WorkspaceSetting(null, 0));
    }

    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, "context", ID);
    }
}

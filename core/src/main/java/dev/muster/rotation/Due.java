package dev.muster.rotation;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.rotation.RotationCommands.HandOn;
import java.util.Set;

/** Takes handoffs that are due; one of a rotation that has ended is nothing. */
final class Due implements Handler<HandOn> {
    @Override
    public Set<JournalId> journals(HandOn command, WorkspaceId workspace) {
        return Set.of(Rotation.journal(workspace, command.rotation()));
    }

    @Override
    public Asked authorise(HandOn command, State state, Context context) {
        return Rights.asked(Rights.CHANGE, command.rotation(), state, context.actor());
    }

    @Override
    public Decision decide(HandOn command, State state, Context context) {
        return Handoffs.due(command, state, context);
    }
}

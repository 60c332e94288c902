package dev.muster.rotation;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.rotation.RotationCommands.OfRotation;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Handles a command about one rotation that there is.
 *
 * @param <C> the command
 * @param action what is put to the policy
 * @param check step 2
 * @param step step 5, with the roster as it stands
 */
record OnRotation<C extends OfRotation>(Action action, BiFunction<C, Admission, C> check, Step<C> step)
        implements Handler<C> {
    /** What is to happen. */
    @FunctionalInterface
    interface Step<C> {
        /** Decides. */
        Decision decide(C command, Roster before, State state, Context context);
    }

    @Override
    public C admit(C command, Admission admission) {
        Limits.present("rotation", command.rotation());
        return check.apply(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(Rotation.journal(workspace, command.rotation()));
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        String id = command.rotation().value();
        WorkspaceId workspace = actor.workspace();
        return Set.of(Rotation.KIND.key(workspace, id), Changes.KIND.key(workspace, id), Duty.KIND.key(workspace, id));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return Rights.asked(action, command.rotation(), state, context.actor());
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        Rotation rotation = state.get(Rotation.KIND, command.rotation().value()).orElseThrow(Rejection::absent);
        if (rotation.ended()) {
            throw Rejection.conflict("this rotation has ended; make another one");
        }
        return step.decide(command, Roster.in(state, rotation), state, context);
    }
}

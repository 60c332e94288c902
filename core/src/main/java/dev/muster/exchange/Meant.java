package dev.muster.exchange;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.util.Set;

/**
 * A command of another room that was admitted there, with the handler that authorises and decides it there.
 *
 * @param handler what handles it
 * @param command as admission left it
 */
public record Meant<C extends Command>(Handler<C> handler, C command) {
    static <C extends Command> Meant<C> admitted(Handler<C> handler, C command, Admission admission) {
        return new Meant<>(handler, handler.admit(command, admission));
    }

    Set<JournalId> journals(WorkspaceId workspace) {
        return handler.journals(command, workspace);
    }

    Set<DocumentKey> needs(Actor actor) {
        return handler.needs(command, actor);
    }

    Asked authorise(State state, Context context) {
        return handler.authorise(command, state, context);
    }

    Decision decide(State state, Context context) {
        return handler.decide(command, state, context);
    }
}

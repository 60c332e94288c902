package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.HashSet;
import java.util.Set;

/**
 * A handler that says more of what will be read: each read that was not named before is a way to the database and back while
 * heads of journals are locked.
 *
 * @param <C> the command
 * @param handler does everything else, and is asked for its own hints too
 * @param hint what will be read besides
 */
public record ReadAhead<C extends Command>(Handler<C> handler, Hint<C> hint) implements Handler<C> {
    /** What the next steps will read. */
    public interface Hint<C> {
        /** As {@link Handler#needs}. */
        Set<DocumentKey> needs(C command, WorkspaceId workspace);

        /** As {@link Handler#finds}. */
        Set<Find> finds(C command, WorkspaceId workspace);
    }

    @Override
    public C admit(C command, Admission admission) {
        return handler.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return handler.journals(command, workspace);
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        Set<DocumentKey> needs = new HashSet<>(handler.needs(command, actor));
        needs.addAll(hint.needs(command, actor.workspace()));
        return needs;
    }

    @Override
    public Set<Find> finds(C command, Actor actor) {
        Set<Find> finds = new HashSet<>(handler.finds(command, actor));
        finds.addAll(hint.finds(command, actor.workspace()));
        return finds;
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return handler.authorise(command, state, context);
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return handler.decide(command, state, context);
    }
}

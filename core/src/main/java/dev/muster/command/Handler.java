package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.Set;

/**
 * What one sort of command means. The engine calls these in the order of the seven steps; each may be called
 * again when another node got in between, so each must give the same result for the same arguments.
 *
 * @param <C> the command
 */
public interface Handler<C extends Command> {
    /**
     * Step 2: checks shape and size, resolves names through the directory, and gives ids to what the command
     * is going to make. No storage is touched, no lock held. Returns the command to run, which the next steps
     * are called with.
     *
     * @throws Rejection with the field that is wrong
     */
    default C admit(C command, Admission admission) {
        return command;
    }

    /**
     * The journals that the command appends to, as far as they can be told from the command alone; the first
     * is its home. Ones that the decision finds later are added, and the command runs again with all of
     * them. Never empty.
     */
    Set<JournalId> journals(C command, WorkspaceId workspace);

    /** Documents that the next steps will read, so that a batch loads them at once. A hint: others can be read too. */
    default Set<DocumentKey> needs(C command, Actor actor) {
        return Set.of();
    }

    /**
     * Lists that the next steps will ask for, its followers among them, so that a batch reads them at once. A hint, like
     * {@link #needs}.
     */
    default Set<Find> finds(C command, Actor actor) {
        return Set.of();
    }

    /**
     * Step 4: what is asked of which object. The engine puts it to the policy; a no is answered like
     * something absent.
     *
     * @throws Rejection {@link Rejection#absent()} when there is no such object
     */
    Asked authorise(C command, State state, Context context);

    /**
     * Step 5: what is to happen. Pure: looks at nothing but its arguments.
     *
     * @throws Rejection when it cannot be done now
     */
    Decision decide(C command, State state, Context context);
}

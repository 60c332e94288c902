package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Everything but state that a decision may depend on.
 *
 * @param actor who asks
 * @param now domain time, to the microsecond
 * @param ids new ids, unique in the world and ascending in time
 */
public record Context(Actor actor, Instant now, Supplier<String> ids) {
    /** The workspace. */
    public WorkspaceId workspace() {
        return actor.workspace();
    }

    /** A new id. */
    public String newId() {
        return ids.get();
    }

    /** The same moment, seen as another actor. */
    public Context as(Actor other) {
        return new Context(other, now, ids);
    }
}

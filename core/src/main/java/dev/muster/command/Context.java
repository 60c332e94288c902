package dev.muster.command;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Everything but state that a decision may depend on.
 *
 * @param actor who asks
 * @param now domain time, to the microsecond
 * @param ids new ids, unique in the world and ascending in time
 * @param policy who may do what, for what is decided object by object
 * @param events how entries become events again
 */
public record Context(Actor actor, Instant now, Supplier<String> ids, Policy policy, Events events) {
    /** True when the actor may do this to something to which they stand so. */
    public boolean allows(Action action, Standing standing) {
        return policy.allows(actor, action, standing);
    }

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
        return new Context(other, now, ids, policy, events);
    }

    /** What an entry says happened, without its actor; of a kind that this node does not know, its name. */
    public String sentence(Entry entry) {
        return events.event(entry).map(Event::sentence).orElseGet(() -> "did something new: " + entry.kind());
    }
}

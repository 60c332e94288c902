package dev.muster.command;

import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import java.util.Optional;

/** How entries become events again. */
@FunctionalInterface
public interface Events {
    /** The event of an entry; empty when this node does not know the kind, or its content is gone. */
    Optional<Event> event(Entry entry);
}

package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import java.util.HashMap;
import java.util.Map;

/** How many uploads are under way, in all and for each person. */
final class Slots {
    private final FileTransfers settings;
    private final Map<Sender, Integer> taken = new HashMap<>();
    private int all;

    private record Sender(WorkspaceId workspace, PersonId person) {}

    /** A place that is given back. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    Slots(FileTransfers settings) {
        this.settings = settings;
    }

    /**
     * Takes a place.
     *
     * @throws Rejection busy when there is none
     */
    synchronized Slot take(Caller caller) {
        Sender sender = new Sender(caller.workspace(), caller.person());
        int mine = taken.getOrDefault(sender, 0);
        if (mine >= settings.perPerson() || all >= settings.uploads()) {
            throw Rejection.busy("too many uploads at once; try again when one has ended");
        }
        taken.put(sender, mine + 1);
        all++;
        return () -> give(sender);
    }

    private synchronized void give(Sender sender) {
        all--;
        taken.computeIfPresent(sender, (s, count) -> count == 1 ? null : count - 1);
    }
}

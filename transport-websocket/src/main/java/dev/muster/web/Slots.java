package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import java.util.HashMap;
import java.util.Map;

/** How many files are on their way up, or down, in all and for each person. */
final class Slots {
    private final String what;
    private final int most;
    private final int mostPerPerson;
    private final Map<Person, Integer> taken = new HashMap<>();
    private int all;

    private record Person(WorkspaceId workspace, PersonId person) {}

    /** A place that is given back. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private Slots(String what, int most, int mostPerPerson) {
        this.what = what;
        this.most = most;
        this.mostPerPerson = mostPerPerson;
    }

    static Slots uploads(FileTransfers settings) {
        return new Slots("uploads", settings.uploads(), settings.perPerson());
    }

    static Slots downloads(FileTransfers settings) {
        return new Slots("downloads", settings.downloads(), settings.downloadsPerPerson());
    }

    /**
     * Takes a place.
     *
     * @throws Rejection busy when there is none
     */
    synchronized Slot take(Caller caller) {
        Person person = new Person(caller.workspace(), caller.person());
        int mine = taken.getOrDefault(person, 0);
        if (mine >= mostPerPerson || all >= most) {
            throw Rejection.busy("too many " + what + " at once; try again when one has ended");
        }
        taken.put(person, mine + 1);
        all++;
        return () -> give(person);
    }

    private synchronized void give(Person person) {
        all--;
        taken.computeIfPresent(person, (p, count) -> count == 1 ? null : count - 1);
    }
}

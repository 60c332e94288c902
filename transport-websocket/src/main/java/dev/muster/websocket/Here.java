package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import java.util.Collection;

/** Somebody in a journal, as a line of what nodes tell each other: ids need no escaping. */
record Here(JournalId journal, PersonId person) {
    /** Who is connected to one node. */
    interface Node {
        /** Everybody, each once in each journal. */
        Collection<Here> everybody();

        /** Whether they are here now. */
        boolean has(Here one);

        /** They came to another node, or left it. */
        void changed(Here one);
    }

    /** Reads {@code workspace, journal, person}, with tabs between. */
    static Here read(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a line of workspace, journal and person");
        }
        return new Here(new JournalId(new WorkspaceId(parts[0]), parts[1]), new PersonId(parts[2]));
    }

    String line() {
        return journal.workspace().value() + "\t" + journal.name() + "\t" + person.value();
    }
}

package dev.muster.help;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.journal.Event;
import java.util.List;

/** Everything that can happen to a call for help. */
public sealed interface HelpEvent extends Event {
    /** Help was called for. {@code line} are the names of those who will be asked, in order. */
    record HelpCalled(HelpId call, String need, List<String> line) implements HelpEvent {
        /** Takes a copy. */
        public HelpCalled {
            line = List.copyOf(line);
        }

        @Override
        public String sentence() {
            return "called for help: " + need;
        }

        @Override
        public Finding finding() {
            return Finding.text(need);
        }
    }

    /** Somebody was asked to come. {@code silent} names who was asked before them and said nothing, empty for nobody. */
    record HelpAsked(HelpId call, PersonId person, String name, String silent) implements HelpEvent {
        @Override
        public String sentence() {
            return "asked " + name + " to help" + (silent.isEmpty() ? "" : ", because " + silent + " did not answer");
        }
    }

    /** Somebody came, so many seconds after being asked. */
    record HelpAccepted(HelpId call, PersonId person, String name, long afterSeconds) implements HelpEvent {
        @Override
        public String sentence() {
            return "came to help " + afterSeconds + " seconds after being asked";
        }
    }

    /** Somebody who was asked said no. */
    record HelpDeclined(HelpId call, PersonId person, String name, String reason) implements HelpEvent {
        @Override
        public String sentence() {
            return "declined to help (" + reason + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Everyone in the line was asked, and nobody came. */
    record HelpExhausted(HelpId call, String need, List<PersonId> notified) implements HelpEvent {
        /** Takes a copy. */
        public HelpExhausted {
            notified = List.copyOf(notified);
        }

        @Override
        public String sentence() {
            return "found nobody left to ask for help: " + need;
        }

        @Override
        public Finding finding() {
            return new Finding(0, IncidentEvent.notifying(notified).terms(), need, false);
        }
    }

    /** It was taken back. */
    record HelpWithdrawn(HelpId call, String reason) implements HelpEvent {
        @Override
        public String sentence() {
            return "withdrew the call for help" + (reason.isEmpty() ? "" : " (" + reason + ")");
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** In the asked person's own journal: their help is wanted, for an incident of this title. */
    record HelpWanted(HelpId call, IncidentId incident, String title, String need, String byName, PersonId person)
            implements HelpEvent {
        @Override
        public String sentence() {
            return "passed on that " + byName + " asks for help with \"" + title + "\": " + need;
        }

        @Override
        public Finding finding() {
            return new Finding(0, IncidentEvent.notifying(List.of(person)).terms(), title + "\n" + need, false);
        }
    }

    /** In the asked person's own journal: their answer is not wanted any more. */
    record HelpSettled(HelpId call, PersonId person) implements HelpEvent {
        @Override
        public String sentence() {
            return "settled a call for help";
        }
    }
}

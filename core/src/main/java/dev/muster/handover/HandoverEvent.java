package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that can happen to a handover. */
public sealed interface HandoverEvent extends Event {
    /** A role was offered to somebody. */
    record HandoverOffered(Handover.Offer handover, List<PersonId> notified) implements HandoverEvent {
        @Override
        public String sentence() {
            return "offered " + handover.toName() + " to take over as " + handover.roleTitle();
        }

        @Override
        public Finding finding() {
            Set<Term> terms = new HashSet<>(IncidentEvent.notifying(notified).terms());
            String text = String.join("\n", handover.done(), handover.next(), handover.blockers());
            return new Finding(0, terms, text, false);
        }
    }

    /** The backup is asked, after silence or a no. */
    record HandoverAsked(HandoverId handover, PersonId person, String name, List<PersonId> notified)
            implements HandoverEvent {
        @Override
        public String sentence() {
            return "asked " + name + " to take over instead";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** Somebody took over. The role is theirs by an entry of the incident beside this one. */
    record HandoverAccepted(HandoverId handover, PersonId person, String name, String reason) implements HandoverEvent {
        @Override
        public String sentence() {
            return "accepted the handover" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Somebody who was asked said no. */
    record HandoverDeclined(HandoverId handover, PersonId person, String name, String reason) implements HandoverEvent {
        @Override
        public String sentence() {
            return "declined the handover" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** It was taken back, or overtaken by something else. */
    record HandoverWithdrawn(HandoverId handover, PersonId person, String name, String reason)
            implements HandoverEvent {
        @Override
        public String sentence() {
            return "withdrew the handover" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Nobody took over; the role stays where it was. */
    record HandoverEscalated(HandoverId handover, List<PersonId> notified) implements HandoverEvent {
        @Override
        public String sentence() {
            return "found nobody to accept the handover, so the role stays where it was";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a handover. */
public sealed interface HandoverEvent extends Event {
    /** A role was offered to somebody. */
    record HandoverOffered(Handover.Offer handover, List<PersonId> notified) implements HandoverEvent {
        @Override
        public String sentence() {
            return "offered " + handover.toName() + " to take over as " + handover.titles();
        }

        @Override
        public Finding finding() {
            Set<Term> terms = new HashSet<>(IncidentEvent.notifying(notified).terms());
            String text = String.join(
                    "\n",
                    handover.done(),
                    handover.next(),
                    handover.blockers(),
                    handover.timers(),
                    handover.alerts(),
                    handover.contacts());
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

    /**
     * Somebody who was asked said no.
     *
     * @param state where the handover is behind this; null in entries from before this was told, where it stayed as it
     *     was until another entry says otherwise
     */
    record HandoverDeclined(
            HandoverId handover, PersonId person, String name, String reason, Handover.@Nullable Phase state)
            implements HandoverEvent {
        @Override
        public String sentence() {
            return "declined the handover" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Whoever is asked was reminded. */
    record HandoverReminded(HandoverId handover, String toName, List<PersonId> notified) implements HandoverEvent {
        @Override
        public String sentence() {
            return "reminded " + toName + " of the handover";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** It says something else from now on; all of it. */
    record HandoverCorrected(HandoverId handover, Handover.Words words) implements HandoverEvent {
        @Override
        public String sentence() {
            return "corrected the handover";
        }

        @Override
        public Finding finding() {
            return Finding.text(String.join(
                    "\n",
                    words.done(),
                    words.next(),
                    words.blockers(),
                    words.timers(),
                    words.alerts(),
                    words.contacts()));
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

    /**
     * Nobody took over; the role stays where it was.
     *
     * @param state declined when everybody who was asked said no, else escalated; null in entries from before this was
     *     told
     * @param level 1 when those who lead are asked, 2 when the workspace's administrators are; null in entries from
     *     before this was told, and when everybody has said no
     * @param asked who is asked by this, and may accept; null likewise
     */
    record HandoverEscalated(
            HandoverId handover,
            List<PersonId> notified,
            Handover.@Nullable Phase state,
            @Nullable Integer level,
            @Nullable List<PersonId> asked)
            implements HandoverEvent {
        @Override
        public String sentence() {
            return "found nobody to accept the handover, so the role stays where it was"
                    + (level == null || asked == null || asked.isEmpty()
                            ? ""
                            : level == 1 ? "; those who lead are asked" : "; the administrators are asked");
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

package dev.muster.invitation;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import java.time.Instant;

/** Everything that can happen to an invitation. */
public sealed interface InvitationEvent extends Event {
    /** It was made. */
    record InvitationCreated(String invitation, String note, Instant expiresAt) implements InvitationEvent {
        @Override
        public String sentence() {
            return "made an invitation by link" + (note.isEmpty() ? "" : " for " + note);
        }
    }

    /** It was called back. */
    record InvitationRevoked(String invitation) implements InvitationEvent {
        @Override
        public String sentence() {
            return "called an invitation by link back";
        }
    }

    /** Somebody came in by it. */
    record InvitationAccepted(String invitation, PersonId person, String name, PersonId by) implements InvitationEvent {
        @Override
        public String sentence() {
            return "came in by an invitation";
        }
    }
}

package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to what is known of an incident besides how bad it is and how it stands. */
public sealed interface ParticularEvent extends Event {
    /** The term of estimates. */
    Term ESTIMATE = Term.of("about", "estimate");

    /** It is of this type, does this, and affects these systems; all as it is now. */
    record Classified(@Nullable String type, String impact, List<String> affected) implements ParticularEvent {
        @Override
        public String sentence() {
            String what = affected.isEmpty() ? "" : ", affecting " + String.join(", ", affected);
            return "classified it as " + (type == null ? "of no type" : type) + what;
        }

        @Override
        public Finding finding() {
            return Finding.text(impact + "\n" + String.join("\n", affected));
        }
    }

    /** It is expected to be mended at another time; null for not known. */
    record EstimateChanged(@Nullable Instant from, @Nullable Instant to, String reason) implements ParticularEvent {
        @Override
        public String sentence() {
            return (to == null ? "took back the estimate" : "expects it to be mended by " + to) + because(reason);
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(ESTIMATE), reason, false);
        }
    }

    /** Another severity was proposed. */
    record SeverityProposed(String proposal, Severity from, Severity to, String reason) implements ParticularEvent {
        @Override
        public String sentence() {
            return "proposed to change severity from " + from + " to " + to + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** A proposed severity was agreed to; the change itself is the entry that follows. */
    record SeverityAgreed(String proposal, Severity to, PersonId proposedBy) implements ParticularEvent {
        @Override
        public String sentence() {
            return "agreed to severity " + to;
        }
    }

    /** A proposed severity was declined. */
    record SeverityDeclined(String proposal, Severity to, String reason) implements ParticularEvent {
        @Override
        public String sentence() {
            return "declined severity " + to + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Updates are promised at this interval from now on, or not any more. */
    record PromiseSet(
            boolean on, int everyMinutes, @Nullable Instant nextUpdateAt) implements ParticularEvent {
        @Override
        public String sentence() {
            return on ? "promised updates again" : "switched the promise of updates off";
        }
    }

    /** The call has another address; null for none. */
    record CallSet(@Nullable String link) implements ParticularEvent {
        @Override
        public String sentence() {
            return link == null ? "took the call away" : "set the call to " + link;
        }

        @Override
        public Finding finding() {
            return Finding.text(Objects.requireNonNullElse(link, ""));
        }
    }

    /** The host was not asked for a call; why, such as {@code exercise}. */
    record CallWithheld(String why) implements ParticularEvent {
        @Override
        public String sentence() {
            return "made no call, not sent: " + why;
        }
    }

    /** A role is held by nobody for too long; these were told. */
    record RoleUnfilled(String role, String title, List<PersonId> notified) implements ParticularEvent {
        @Override
        public String sentence() {
            return "noticed that nobody is " + title;
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /**
     * A resolved incident, summed up for those who held a role in it.
     *
     * @param resolvedAt when it was resolved
     * @param lastedSeconds from the declaration until then
     * @param updates numbers of the entries of the last updates, at most 20, oldest first
     * @param decisions numbers of the entries of the last decisions, at most 20, oldest first
     * @param estimates how often the estimate changed, at most 20
     * @param notified who is told
     */
    record FollowedUp(
            Instant resolvedAt,
            long lastedSeconds,
            List<Long> updates,
            List<Long> decisions,
            int estimates,
            List<PersonId> notified)
            implements ParticularEvent {
        @Override
        public String sentence() {
            return "summed up: lasted " + lastedSeconds / 3_600 + " h " + lastedSeconds % 3_600 / 60 + " min, "
                    + updates.size() + " updates, " + decisions.size() + " decisions";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** An incident was declared from a message of this channel; whether a reader may see it is asked when they look. */
    record IncidentRaised(long message, IncidentId incident) implements ParticularEvent {
        @Override
        public String sentence() {
            return "declared an incident from message " + message;
        }
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}

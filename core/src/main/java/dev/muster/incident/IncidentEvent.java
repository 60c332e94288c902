package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.Quote;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an incident as such. */
public sealed interface IncidentEvent extends Event {
    /**
     * It was declared. {@code people} are those who were asked for by name; {@code source} is null when a
     * person declared it; {@code nextUpdateAt} is when the first update is promised; {@code noticedAt} is when what led
     * to it was first seen, null when nothing went before; {@code from} is the message it was declared from; {@code exercise} is true for an
     * exercise.
     */
    record IncidentDeclared(
            long number,
            String title,
            String summary,
            Severity severity,
            Status status,
            @Nullable PersonId commander,
            @Nullable String playbook,
            int playbookVersion,
            List<Added> people,
            Map<String, String> parameters,
            @Nullable IncidentId related,
            @Nullable String source,
            @Nullable Instant nextUpdateAt,
            @Nullable Instant noticedAt,
            @Nullable Quote from,
            boolean exercise)
            implements IncidentEvent {
        @Override
        public String sentence() {
            String what = exercise ? "declared the exercise INC-" : "declared INC-";
            return what + number + " " + severity + ": " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n" + summary);
        }
    }

    /** It is worse or better than thought. */
    record SeverityChanged(Severity from, Severity to, String reason) implements IncidentEvent {
        @Override
        public String sentence() {
            return "changed severity from " + from + " to " + to + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** It stands differently; {@code nextUpdateAt} is when the next update is promised from now on, null for none. */
    record StatusChanged(
            Status from, Status to, String reason, @Nullable Instant nextUpdateAt) implements IncidentEvent {
        @Override
        public String sentence() {
            return "changed status from " + from.word() + " to " + to.word() + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** It is described differently. */
    record IncidentEdited(String title, String summary) implements IncidentEvent {
        @Override
        public String sentence() {
            return "described it anew: " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n" + summary);
        }
    }

    /** A role is held by someone else; the whole role as it is now. */
    record RoleAssigned(
            String role,
            String title,
            @Nullable PersonId primary,
            @Nullable String primaryName,
            @Nullable PersonId backup,
            @Nullable String backupName)
            implements IncidentEvent {
        @Override
        public String sentence() {
            return "made " + (primaryName == null ? "nobody" : primaryName) + " " + title
                    + (backupName == null ? "" : ", backed up by " + backupName);
        }

        @Override
        public Finding finding() {
            return primary == null ? Finding.NOTHING : notifying(Set.of(primary));
        }
    }

    /** An update for everyone concerned, and when the next one is promised. */
    record UpdatePublished(String text, @Nullable Instant nextUpdateAt) implements IncidentEvent {
        @Override
        public String sentence() {
            return "published an update: " + text;
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(UPDATE), text, false);
        }
    }

    /**
     * A promised update did not come. First the commander hears of it, then the backup, then the owners of the channel.
     *
     * @param escalated true from the backup on
     * @param owners true when it is the owners who hear of it
     */
    record UpdateOverdue(Instant due, List<PersonId> notified, boolean escalated, boolean owners)
            implements IncidentEvent {
        @Override
        public String sentence() {
            return owners
                    ? "told the owners that the promised update is overdue"
                    : escalated
                            ? "asked the backup for the overdue update"
                            : "noticed that the promised update is overdue";
        }

        @Override
        public Finding finding() {
            return notifying(notified);
        }
    }

    /** Something was decided. */
    record Decided(String text) implements IncidentEvent {
        @Override
        public String sentence() {
            return "decided: " + text;
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(DECISION), text, false);
        }
    }

    /** A channel for another audience was opened. */
    record ChannelAdded(
            ChannelId channel, String purpose, @Nullable Marking marking) implements IncidentEvent {
        @Override
        public String sentence() {
            return "opened a channel for " + purpose;
        }
    }

    /**
     * How the incident stands, said in another channel of its set.
     *
     * @param title null where the marking does not allow it, as the two that follow
     * @param commander the commander's name; null also for nobody
     * @param nextUpdateAt when the next update is promised; null also for no promise
     */
    record FactsChanged(
            long number,
            Severity severity,
            Status status,
            @Nullable String title,
            @Nullable String commander,
            @Nullable Instant nextUpdateAt)
            implements IncidentEvent {
        @Override
        public String sentence() {
            return "said that INC-" + number + " is " + severity + ", "
                    + status.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The term of updates. */
    Term UPDATE = Term.of("about", "update");

    /** The term of what was decided. */
    Term DECISION = Term.of("about", "decision");

    /** What declared it automatically says that it is over; a person decides. */
    record ResolveProposed(String reason) implements IncidentEvent {
        @Override
        public String sentence() {
            return "proposed to resolve it" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** The proposal does not hold any more. */
    record ResolveWithdrawn(String reason) implements IncidentEvent {
        @Override
        public String sentence() {
            return "withdrew the proposal to resolve it" + because(reason);
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Something worth keeping, with the time at which it happened. */
    record Noted(String text, Instant at) implements IncidentEvent {
        @Override
        public String sentence() {
            return "noted: " + text;
        }

        @Override
        public Finding finding() {
            return Finding.text(text);
        }
    }

    /** What makes an entry a notification of these people. */
    static Finding notifying(Collection<PersonId> people) {
        Set<Term> terms = new HashSet<>();
        people.forEach(person -> terms.add(Term.of("notify", person)));
        return Finding.terms(terms);
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}

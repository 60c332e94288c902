package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to how people are told. */
public sealed interface NotifierEvent extends Event {
    /**
     * In a channel: people were told something.
     *
     * @param kind what sort of news
     * @param urgency how urgent it is
     * @param text what was said
     * @param notified who
     * @param via by which group of notifiers; null for what each has chosen
     */
    record PeopleTold(
            String kind,
            Urgency urgency,
            String text,
            List<PersonId> notified,
            @Nullable String via) implements NotifierEvent {
        /** Takes a copy. */
        public PeopleTold {
            notified = List.copyOf(notified);
        }

        @Override
        public String sentence() {
            return "told " + (notified.size() == 1 ? "somebody: " : notified.size() + " people: ") + text;
        }

        @Override
        public Finding finding() {
            Set<Term> terms = new HashSet<>();
            notified.forEach(person -> terms.add(Term.of("notify", person)));
            return new Finding(0, terms, text, false);
        }
    }

    /**
     * In a person's own journal: a notifier tried to bring them something.
     *
     * @param delivery which delivery
     * @param kind what sort of news
     * @param notifier which notifier
     * @param attempt the how manieth attempt of that one, from 1
     * @param outcome {@code confirmed}, {@code passed-on}, {@code failed}, {@code refused} or {@code withheld}
     * @param note a line about it; empty for none
     * @param nextAt when something happens next; null for nothing
     * @param givenUp true when nothing more is tried and it did not get there
     */
    record DeliveryAttempted(
            String delivery,
            String kind,
            String notifier,
            int attempt,
            String outcome,
            String note,
            @Nullable Instant nextAt,
            boolean givenUp)
            implements NotifierEvent {
        @Override
        public String sentence() {
            return "sent a notification by " + notifier + ", attempt " + attempt + ": " + outcome
                    + (note.isEmpty() ? "" : ", " + note) + (givenUp ? "; given up" : "");
        }
    }

    /** In a person's own journal: they set how they want to be told. */
    record WishesSet(Wishes wishes) implements NotifierEvent {
        @Override
        public String sentence() {
            return "set how they are told";
        }
    }

    /** In a person's own journal: a delivery that had failed is sent again. */
    record SentAgain(String delivery, PersonId by) implements NotifierEvent {
        @Override
        public String sentence() {
            return "had a notification sent again";
        }
    }

    /** A drill was set, or taken away when it has no people. */
    record DrillSet(String group, List<PersonId> people, int day, String at, String zone) implements NotifierEvent {
        /** Takes a copy. */
        public DrillSet {
            people = List.copyOf(people);
        }

        @Override
        public String sentence() {
            return people.isEmpty()
                    ? "took away the drill of the notifiers " + group
                    : "set a monthly drill of the notifiers " + group;
        }
    }

    /** A drill was held: every notifier of the group was given a message. */
    record DrillHeld(String group, Instant planned, int messages) implements NotifierEvent {
        @Override
        public String sentence() {
            return "tried the notifiers " + group + " with " + messages + " messages";
        }
    }
}

package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import dev.muster.notifier.Urgency;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a notice. */
public sealed interface NoticeEvent extends Event {
    /** It was made. */
    record NoticeScheduled(Notice notice) implements NoticeEvent {
        @Override
        public String sentence() {
            return "scheduled the notice: " + notice.terms().text();
        }

        @Override
        public Finding finding() {
            return Finding.text(notice.terms().text());
        }
    }

    /** It will not fire any more. */
    record NoticeCancelled(NoticeId notice, String text) implements NoticeEvent {
        @Override
        public String sentence() {
            return "cancelled the notice: " + text;
        }
    }

    /**
     * It fired. There is one such entry for each notice and occurrence, and one for each escalation.
     *
     * @param notice which
     * @param text what is said
     * @param notified whom it is for
     * @param occurrence which time, counted from 1 by the plan: occurrences that were merged are counted
     * @param planned when it was to be
     * @param merged how many occurrences were missed before and are made good by this one
     * @param escalated true when somebody is asked because nobody acknowledged it
     * @param nextAt when it fires next; null when it does not any more
     * @param escalations how many of those to be asked in turn were asked
     * @param escalateAt when the next of them is asked; null when nobody is to be
     * @param urgency how urgent it is; null for normal
     * @param via the group of notifiers by which it is told; null for what each person has chosen
     */
    record NoticeFired(
            NoticeId notice,
            String text,
            List<PersonId> notified,
            long occurrence,
            Instant planned,
            long merged,
            boolean escalated,
            @Nullable Instant nextAt,
            int escalations,
            @Nullable Instant escalateAt,
            @Nullable Urgency urgency,
            @Nullable String via)
            implements NoticeEvent {
        @Override
        public String sentence() {
            return (escalated ? "asked further people to acknowledge the notice: " : "gave the notice: ") + text;
        }

        @Override
        public Finding finding() {
            Set<Term> terms = new HashSet<>(about(notice));
            notified.forEach(person -> terms.add(Term.of("notify", person)));
            return new Finding(0, terms, text, false);
        }
    }

    /**
     * Occurrences were not given, and will not be.
     *
     * @param notice which
     * @param text what would have been said
     * @param occurrence the first of them, counted from 1 by the plan
     * @param count how many they are; 1,000 stands for that and more
     * @param planned when the first of them was to be
     * @param nextAt when it fires next; null when it does not any more
     */
    record NoticeSkipped(
            NoticeId notice,
            String text,
            long occurrence,
            long count,
            Instant planned,
            @Nullable Instant nextAt) implements NoticeEvent {
        @Override
        public String sentence() {
            return "skipped the notice" + (count == 1 ? "" : " " + count + " times") + ", too late: " + text;
        }

        @Override
        public Finding finding() {
            return Finding.terms(about(notice));
        }
    }

    /** Somebody acknowledged it. */
    record NoticeAcknowledged(NoticeId notice, PersonId person, String name, String text) implements NoticeEvent {
        @Override
        public String sentence() {
            return "acknowledged the notice: " + text;
        }
    }

    private static Set<Term> about(NoticeId notice) {
        return Set.of(Term.of("notice", notice));
    }
}

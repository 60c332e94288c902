package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
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
            @Nullable Instant escalateAt)
            implements NoticeEvent {
        @Override
        public String sentence() {
            return (escalated ? "asked further people to acknowledge the notice: " : "gave the notice: ") + text;
        }

        @Override
        public Finding finding() {
            return new Finding(0, IncidentEvent.notifying(notified).terms(), text, false);
        }
    }

    /** Somebody acknowledged it. */
    record NoticeAcknowledged(NoticeId notice, PersonId person, String name, String text) implements NoticeEvent {
        @Override
        public String sentence() {
            return "acknowledged the notice: " + text;
        }
    }
}

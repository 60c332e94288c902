package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to standups. */
public sealed interface StandupEvent extends Event {
    /** A standup is held from now on; whole. */
    record StandupScheduled(Standup standup) implements StandupEvent {
        @Override
        public String sentence() {
            return "scheduled the standup " + standup.title() + " at " + String.join(", ", standup.at()) + " ("
                    + standup.zone() + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(standup.title());
        }
    }

    /** It is not held any more. */
    record StandupUnscheduled(StandupId standup, String title) implements StandupEvent {
        @Override
        public String sentence() {
            return "unscheduled the standup " + title;
        }
    }

    /** It is held now: everyone notified is asked. */
    record StandupOpened(
            SessionId session,
            @Nullable StandupId standup,
            String title,
            Instant closesAt,
            List<String> questions,
            List<Session.Asked> asked,
            List<PersonId> notified)
            implements StandupEvent {
        @Override
        public String sentence() {
            return "opened the standup " + title + " and asked " + asked.size()
                    + (asked.size() == 1 ? " person" : " people");
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** Someone answered, for the first time or again. */
    record StandupAnswered(SessionId session, PersonId person, String name, String done, String next, String blockers)
            implements StandupEvent {
        @Override
        public String sentence() {
            return "answered the standup";
        }

        @Override
        public Finding finding() {
            return Finding.text(String.join("\n", done, next, blockers));
        }
    }

    /** Someone who did not answer. */
    record Missing(PersonId person, String name) {}

    /** It is over: what was answered, and who did not answer. Pinned until the next digest of the same standup. */
    record StandupDigested(
            SessionId session, @Nullable StandupId standup, String title, List<Answer> answers, List<Missing> missing)
            implements StandupEvent {
        @Override
        public String sentence() {
            String said = answers.size() + (answers.size() == 1 ? " answer" : " answers");
            return "closed the standup " + title + " with " + said
                    + (missing.isEmpty()
                            ? ""
                            : "; not answered: "
                                    + missing.stream().map(Missing::name).collect(Collectors.joining(", ")));
        }

        @Override
        public Finding finding() {
            return Finding.text(answers.stream()
                    .map(a -> String.join("\n", a.name(), a.done(), a.next(), a.blockers()))
                    .collect(Collectors.joining("\n", title + "\n", "")));
        }
    }
}

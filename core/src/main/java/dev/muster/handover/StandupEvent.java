package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
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

    /** It is held otherwise from the next time on; whole. */
    record StandupChanged(Standup standup) implements StandupEvent {
        @Override
        public String sentence() {
            return "changed the standup " + standup.title() + ": from the next one on at "
                    + String.join(", ", standup.at()) + " (" + standup.zone() + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(standup.title());
        }
    }

    /** One occurrence is left out. */
    record StandupSkipped(StandupId standup, String title, Instant planned) implements StandupEvent {
        @Override
        public String sentence() {
            return "skipped the standup " + title + " of " + planned;
        }
    }

    /** It is not held until it is resumed. */
    record StandupPaused(StandupId standup, String title) implements StandupEvent {
        @Override
        public String sentence() {
            return "paused the standup " + title;
        }
    }

    /** It is held again. */
    record StandupResumed(StandupId standup, String title) implements StandupEvent {
        @Override
        public String sentence() {
            return "resumed the standup " + title;
        }
    }

    /** Somebody is away from the standups of the channel, or back: then there is no end. */
    record StandupAway(
            PersonId person,
            String name,
            @Nullable Instant from,
            @Nullable Instant until) implements StandupEvent {
        @Override
        public String sentence() {
            return until == null ? "is back for the standups" : "is away from the standups until " + until;
        }
    }

    /** It is not held any more. */
    record StandupUnscheduled(StandupId standup, String title) implements StandupEvent {
        @Override
        public String sentence() {
            return "unscheduled the standup " + title;
        }
    }

    /**
     * It is held now: everyone notified is asked.
     *
     * @param away who would have been asked and is away; null in entries from before this was told
     * @param occurrence the local date and time that it is held for; null when somebody just started it
     */
    record StandupOpened(
            SessionId session,
            @Nullable StandupId standup,
            String title,
            Instant closesAt,
            List<String> questions,
            List<Session.Asked> asked,
            List<PersonId> notified,
            @Nullable List<Missing> away,
            @Nullable String occurrence)
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

    /** The time has come at which these are asked by their own clocks. */
    record StandupAsked(SessionId session, String title, List<PersonId> notified) implements StandupEvent {
        @Override
        public String sentence() {
            return "asked " + notified.size() + " more for the standup " + title;
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** Whoever had not answered was reminded, once. */
    record StandupReminded(SessionId session, String title, Instant closesAt, List<PersonId> notified)
            implements StandupEvent {
        @Override
        public String sentence() {
            return "reminded " + notified.size() + (notified.size() == 1 ? " person" : " people") + " of the standup "
                    + title;
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** Blockers in an answer became a task. */
    record StandupTaskMade(SessionId session, PersonId person, String name, String task, String title)
            implements StandupEvent {
        @Override
        public String sentence() {
            return "made what is in " + name + "'s way a task: " + title;
        }
    }

    /**
     * The digest of another channel's standup.
     *
     * @param from that channel
     * @param digest number of the digest's entry there
     */
    record StandupTold(
            ChannelId from,
            SessionId session,
            String title,
            long digest,
            List<Answer> answers,
            List<Missing> missing,
            List<Missing> away)
            implements StandupEvent {
        @Override
        public String sentence() {
            return "told the digest of the standup " + title + " of another channel";
        }

        @Override
        public Finding finding() {
            return Finding.text(said(title, answers));
        }
    }

    /**
     * The digest was not told in the other channel.
     *
     * @param reason why
     */
    record StandupWithheld(SessionId session, String title, String reason) implements StandupEvent {
        @Override
        public String sentence() {
            return "kept the digest of the standup " + title + " here: " + reason;
        }
    }

    /**
     * Someone answered, for the first time or again.
     *
     * @param late true when it was over already; null in entries from before that could be
     */
    record StandupAnswered(
            SessionId session,
            PersonId person,
            String name,
            String done,
            String next,
            String blockers,
            @Nullable Boolean late)
            implements StandupEvent {
        @Override
        public String sentence() {
            return Boolean.TRUE.equals(late) ? "answered the standup late" : "answered the standup";
        }

        @Override
        public Finding finding() {
            return Finding.text(String.join("\n", done, next, blockers));
        }
    }

    /** Someone who did not answer, or was away. */
    record Missing(PersonId person, String name) {}

    /**
     * It is over: what was answered, and who did not answer. Pinned until the next digest of the same standup.
     *
     * @param away who was away, and so not asked; null in entries from before this was told
     */
    record StandupDigested(
            SessionId session,
            @Nullable StandupId standup,
            String title,
            List<Answer> answers,
            List<Missing> missing,
            @Nullable List<Missing> away)
            implements StandupEvent {
        @Override
        public String sentence() {
            String said = answers.size() + (answers.size() == 1 ? " answer" : " answers");
            return "closed the standup " + title + " with " + said
                    + (missing.isEmpty() ? "" : "; not answered: " + names(missing))
                    + (away == null || away.isEmpty() ? "" : "; away: " + names(away));
        }

        @Override
        public Finding finding() {
            return Finding.text(said(title, answers));
        }

        private static String names(List<Missing> people) {
            return people.stream().map(Missing::name).collect(Collectors.joining(", "));
        }
    }

    private static String said(String title, List<Answer> answers) {
        return answers.stream()
                .map(a -> String.join("\n", a.name(), a.done(), a.next(), a.blockers()))
                .collect(Collectors.joining("\n", title + "\n", ""));
    }
}

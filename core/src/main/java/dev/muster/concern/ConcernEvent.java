package dev.muster.concern;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.concern.Concern.Progress;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a concern. */
public sealed interface ConcernEvent extends Event {
    /** In the queue's journal: something was reported. */
    record ConcernReported(ConcernId concern, String title, String details, PersonId person, String name)
            implements ConcernEvent {
        @Override
        public String sentence() {
            return "reported a concern: " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n" + details);
        }
    }

    /**
     * In the queue's journal: it was decided, with a reason when it was dismissed. Which incident it went into stands in
     * that incident alone, for not everyone who triages may read it.
     */
    record ConcernDecided(ConcernId concern, String title, Progress state, String reason) implements ConcernEvent {
        @Override
        public String sentence() {
            return switch (state) {
                case WAITING -> "put the concern \"" + title + "\" back into the queue";
                case DECLARED -> "declared an incident for the concern \"" + title + "\"";
                case MERGED -> "merged the concern \"" + title + "\" into an incident";
                case DISMISSED -> "dismissed the concern \"" + title + "\" (" + reason + ")";
            };
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** In an incident's journal: what was reported, and by whom. */
    record ConcernAttached(ConcernId concern, String title, String details, String reporterName)
            implements ConcernEvent {
        @Override
        public String sentence() {
            return "attached the concern that " + reporterName + " reported: " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n" + details);
        }
    }

    /** In the journal of whoever reported it: what became of it, and nothing else. */
    record ConcernSettled(ConcernId concern, Progress state, PersonId person) implements ConcernEvent {
        @Override
        public String sentence() {
            return "settled a concern: it was " + state.word();
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(List.of(person));
        }
    }

    /** In the queue's journal: another group triages; null for none. */
    record TriageSet(@Nullable GroupId group) implements ConcernEvent {
        @Override
        public String sentence() {
            return group == null ? "left triage to the administrators" : "gave triage to the group " + group;
        }

        @Override
        public boolean changesReaders() {
            return true;
        }
    }
}

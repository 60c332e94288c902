package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.journal.Event;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to playbooks and tasks. */
public sealed interface PlaybookEvent extends Event {
    /** A version was published, in the playbook's own journal; whole, with the names that its people had. */
    record PlaybookPublished(int version, String title, PlaybookContent content, List<Added> people)
            implements PlaybookEvent {
        @Override
        public String sentence() {
            return "published version " + version + " of the playbook " + title;
        }
    }

    /** What the playbook says to everyone who comes in. */
    record Welcomed(String text) implements PlaybookEvent {
        @Override
        public String sentence() {
            return "welcomed everyone: " + text;
        }

        @Override
        public Finding finding() {
            return Finding.text(text);
        }
    }

    /**
     * Tasks came at once: all of a playbook, or one checklist.
     *
     * @param tasks whole
     * @param notified their owners
     * @param conditions under which some of them are shown
     */
    record ChecklistAdded(List<Task> tasks, List<PersonId> notified, List<TaskCondition> conditions)
            implements PlaybookEvent {
        /** Missing conditions are none. */
        public ChecklistAdded {
            conditions = conditions == null ? List.of() : conditions;
        }

        @Override
        public String sentence() {
            return "added " + tasks.size() + (tasks.size() == 1 ? " task" : " tasks");
        }

        @Override
        public Finding finding() {
            return Told.found(tasks.stream().map(Task::title).collect(Collectors.joining("\n")), notified);
        }
    }

    /** A task came. */
    record TaskAdded(Task task, List<PersonId> notified) implements PlaybookEvent {
        @Override
        public String sentence() {
            return "added the task \"" + task.title() + "\"";
        }

        @Override
        public Finding finding() {
            return Told.found(task.title() + "\n" + task.description(), notified);
        }
    }

    /** What was changed of a task. */
    enum What {
        /** How it stands. */
        STATE,
        /** Who does it. */
        ASSIGNED,
        /** What it says. */
        EDITED,
        /** That its owner knows of it. */
        ACKNOWLEDGED,
        /** That it waits for another. */
        BLOCKED,
        /** That it does not wait for another any more. */
        UNBLOCKED,
        /** That something shows that it was done. */
        EVIDENCE,
        /** That an earlier change was taken back. */
        UNDONE,
        /** That something does not show any more that it was done. */
        DETACHED;

        /** The word that files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A task was changed.
     *
     * @param task whole, after
     * @param from the state or the owner's name before, when that is what changed; the change that was taken back; what
     *     was taken away
     * @param to the same after; the other task, or what shows that it was done
     * @param before what it was before, of a change that can be taken back; null otherwise
     */
    record TaskChanged(
            Task task,
            What what,
            @Nullable String from,
            @Nullable String to,
            List<PersonId> notified,
            TaskEvent.@Nullable Before before)
            implements PlaybookEvent {
        @Override
        public String sentence() {
            String named = "the task \"" + task.title() + "\"";
            return switch (what) {
                case STATE -> "set " + named + " to " + task.state().word();
                case ASSIGNED ->
                    "gave " + named + " to " + (task.ownerName() == null ? "nobody" : task.ownerName())
                            + (task.backupName() == null ? "" : ", backed up by " + task.backupName());
                case EDITED -> "edited " + named;
                case ACKNOWLEDGED -> "acknowledged " + named;
                case BLOCKED -> "let " + named + " wait for \"" + to + "\"";
                case UNBLOCKED -> "lets " + named + " wait for \"" + to + "\" no more";
                case EVIDENCE -> "showed with " + to + " that " + named + " was done";
                case UNDONE -> "took back a change of " + named;
                case DETACHED -> "took " + from + " away from " + named;
            };
        }

        @Override
        public Finding finding() {
            String text = what == What.EDITED ? task.title() + "\n" + task.description() : "";
            return Told.found(what == What.EVIDENCE && to != null ? to : text, notified);
        }
    }

    /**
     * The owner of a task was silent for too long, or there was none when it fell due.
     *
     * @param task whole, after: the backup, if there was one, is the owner
     * @param from the owner's name before
     * @param to the name of the backup who became owner; null when there was none
     */
    record TaskEscalated(
            Task task, @Nullable String from, @Nullable String to, List<PersonId> notified) implements PlaybookEvent {
        @Override
        public String sentence() {
            String silent = from == null ? "nobody had the task \"" : from + " was silent about the task \"";
            return "noticed that " + silent + task.title() + "\"" + (to == null ? "" : " and gave it to " + to);
        }

        @Override
        public Finding finding() {
            return Told.found("", notified);
        }
    }
}

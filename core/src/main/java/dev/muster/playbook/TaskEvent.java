package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to tasks beside that one of them is changed. */
public sealed interface TaskEvent extends Event {
    /**
     * What followed for tasks from something else: conditions turned, what was waited for is finished, a property is set.
     *
     * @param tasks whole, after
     * @param conditions that hold now, or no more
     * @param shown ids of the tasks that are shown now
     * @param hidden ids of those that are hidden now
     * @param ready ids of those that can be done now
     * @param notified the owners of what can be done now, and whoever owns something now
     */
    record TasksFollowed(
            List<Task> tasks,
            List<TaskCondition> conditions,
            List<String> shown,
            List<String> hidden,
            List<String> ready,
            List<PersonId> notified)
            implements TaskEvent {
        @Override
        public String sentence() {
            List<String> parts = new ArrayList<>();
            part(parts, shown, " shown");
            part(parts, hidden, " hidden");
            part(parts, ready, " free to be done");
            return "brought about that " + (parts.isEmpty() ? "tasks changed" : String.join(", ", parts));
        }

        private void part(List<String> parts, List<String> ids, String what) {
            if (!ids.isEmpty()) {
                parts.add(tasks.stream()
                                .filter(t -> ids.contains(t.id()))
                                .map(t -> "\"" + t.title() + "\"")
                                .collect(Collectors.joining(", "))
                        + (ids.size() == 1 ? " is" : " are")
                        + what);
            }
        }

        @Override
        public Finding finding() {
            return Told.found("", notified);
        }
    }

    /**
     * A task was moved.
     *
     * @param task whole, after
     * @param others tasks whose numbers had to make room; their order is as it was
     * @param from the stage that it came from
     */
    record TaskMoved(Task task, List<Task> others, String from) implements TaskEvent {
        @Override
        public String sentence() {
            String named = "moved the task \"" + task.title() + "\"";
            return from.equals(task.stage()) ? named : named + " from " + from + " to " + task.stage();
        }
    }

    /** Something was said about a task. The task is whole, after. */
    record TaskCommented(Task task, String text, List<PersonId> notified) implements TaskEvent {
        @Override
        public String sentence() {
            return "said about the task \"" + task.title() + "\": " + text.replaceAll("\\s+", " ");
        }

        @Override
        public Finding finding() {
            return Told.found(text, notified, TaskComments.about(task.id()));
        }
    }

    /**
     * What a change of a task changed, as it was before, so that it can be taken back.
     *
     * @param title what it was called
     * @param description what it said; null when that was not changed
     * @param due until when
     * @param owner who did it
     * @param ownerName their name
     * @param backup who did it then
     * @param backupName their name
     * @param state how it stood
     */
    record Before(
            String title,
            @Nullable String description,
            java.time.@Nullable Instant due,
            @Nullable PersonId owner,
            @Nullable String ownerName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            TaskState state) {
        static Before of(Task before, Task after) {
            return new Before(
                    before.title(),
                    before.description().equals(after.description()) ? null : before.description(),
                    before.due(),
                    before.owner(),
                    before.ownerName(),
                    before.backup(),
                    before.backupName(),
                    before.state());
        }
    }
}

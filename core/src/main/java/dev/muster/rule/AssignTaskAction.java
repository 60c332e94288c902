package dev.muster.rule;

import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.command.State;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.Tasks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives a task to somebody. What a playbook calls its task is looked up in the incident in which the rule was met. */
final class AssignTaskAction implements RuleAction {
    private static final String TASK = "task";

    @Override
    public String name() {
        return "assign-task";
    }

    @Override
    public String words() {
        return "give somebody a task";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.of(TASK, "Task", Sort.TASK), Field.of("person", "Person", Sort.PERSON));
    }

    @Override
    public Map<String, String> settle(Map<String, String> with, ChannelId channel, State state) {
        String named = with.get(TASK);
        Map<String, String> settled = new TreeMap<>(with);
        Tasks.in(state, channel).stream()
                .filter(t -> t.plan() != null && t.plan().equals(named))
                .findFirst()
                .map(Task::id)
                .ifPresent(id -> settled.put(TASK, id));
        return settled;
    }

    @Override
    public Command command(Firing firing, Map<String, String> with, Admission owner) {
        return new AssignTask(
                firing.channel(),
                BuiltInActions.need(with, TASK),
                BuiltInActions.person(with).value(),
                null,
                null);
    }
}

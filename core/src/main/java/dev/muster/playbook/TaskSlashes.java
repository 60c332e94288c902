package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Registry;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import java.util.List;

/** What can be typed about the tasks of a channel. */
final class TaskSlashes {
    private static final Argument TASK =
            Argument.choice("task", (channel, state, context) -> Tasks.in(state, new ChannelId(channel)).stream()
                    .filter(t -> t.state().live())
                    .map(t -> new Suggestion(t.id(), t.title(), t.ownerName() == null ? "" : t.ownerName()))
                    .toList());

    private TaskSlashes() {}

    static void register(Registry registry) {
        registry.slash(new SlashCommand(
                "task add",
                "Add a task",
                List.of(Argument.text("title")),
                (typed, admission) ->
                        new AddTask(new ChannelId(typed.channel()), typed.textFrom(0), null, null, null, null, null)));
        state(registry, "start", "Say that you are at it", TaskState.IN_PROGRESS);
        state(registry, "done", "Tick a task", TaskState.DONE);
        state(registry, "skip", "Leave a task out", TaskState.SKIPPED);
        registry.slash(new SlashCommand(
                "task assign",
                "Give a task to someone",
                List.of(TASK, Argument.person("person")),
                (typed, admission) -> new AssignTask(
                        new ChannelId(typed.channel()),
                        typed.word(0),
                        typed.person(1, admission).id().value(),
                        null,
                        null)));
    }

    private static void state(Registry registry, String verb, String help, TaskState state) {
        registry.slash(new SlashCommand(
                "task " + verb,
                help,
                List.of(TASK),
                (typed, admission) -> new SetTaskState(new ChannelId(typed.channel()), typed.word(0), state, null)));
    }
}

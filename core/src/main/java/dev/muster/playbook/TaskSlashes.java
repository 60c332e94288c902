package dev.muster.playbook;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.command.Typed;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be typed about the tasks of a channel. */
final class TaskSlashes {
    private static final Argument TASK = task("task", t -> t.state().live());
    private static final Argument OTHER = task("other", t -> t.state().live());
    private static final Argument FINISHED = task("task", t -> !t.state().live());
    private static final Argument PLAYBOOK = Argument.choice(
            "playbook",
            (channel, state, context) ->
                    context.allows(PlaybookQuestions.READ, ChannelAccess.workspace(context.actor()))
                            ? state.find(Playbook.KIND, Playbook.PUBLISHED).stream()
                                    .map(p -> new Suggestion(p.id(), p.title(), ""))
                                    .toList()
                            : List.of());
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(m|min|h|d)?");
    private static final Map<String, Integer> MINUTES = Map.of("m", 1, "min", 1, "h", 60, "d", 1_440);

    private TaskSlashes() {}

    private static Argument task(String name, Predicate<Task> which) {
        return Argument.choice(name, (channel, state, context) -> Tasks.in(state, new ChannelId(channel)).stream()
                .filter(t -> t.shown() && which.test(t))
                .map(t -> new Suggestion(t.id(), t.title(), t.ownerName() == null ? "" : t.ownerName()))
                .toList());
    }

    static void register(Registry registry) {
        slash(
                registry,
                "task add",
                "Add a task",
                List.of(Argument.text("title")),
                t -> new AddTask(in(t), t.textFrom(0), null, null, null, null, null));
        state(registry, "start", "Say that you are at it", TASK, TaskState.IN_PROGRESS);
        state(registry, "done", "Tick a task", TASK, TaskState.DONE);
        state(registry, "skip", "Leave a task out", TASK, TaskState.SKIPPED);
        state(registry, "reopen", "Open a task again", FINISHED, TaskState.OPEN);
        people(registry);
        slash(
                registry,
                "task due",
                "Say until when a task is to be done, such as 30m, 2h or 1d from now",
                List.of(TASK, Argument.of("time", List.of("15m", "30m", "1h", "2h", "4h", "1d"))),
                t -> new EditTask(in(t), t.word(0), null, null, minutes(t), null));
        slash(
                registry,
                "task block",
                "Have a task wait for another",
                List.of(TASK, OTHER),
                t -> new BlockTask(in(t), t.word(0), t.word(1)));
        slash(
                registry,
                "task unblock",
                "Have a task wait for another no more",
                List.of(TASK, OTHER),
                t -> new UnblockTask(in(t), t.word(0), t.word(1)));
        slash(
                registry,
                "task comment",
                "Say something about a task",
                List.of(TASK, Argument.text("comment")),
                t -> new CommentTask(in(t), t.word(0), t.textFrom(1)));
        slash(
                registry,
                "task evidence",
                "Show with a link that a task was done",
                List.of(TASK, Argument.text("link")),
                t -> new AttachEvidence(in(t), t.word(0), null, t.textFrom(1), null));
        slash(
                registry,
                "task move",
                "Move a task behind another",
                List.of(TASK, OTHER),
                t -> new MoveTask(in(t), t.word(0), null, null, t.word(1)));
        checklists(registry);
    }

    private static void people(Registry registry) {
        registry.slash(new SlashCommand(
                "task assign",
                "Give a task to someone",
                List.of(TASK, Argument.person("person")),
                (typed, admission) -> new AssignTask(
                        in(typed),
                        typed.word(0),
                        typed.person(1, admission).id().value(),
                        null,
                        null)));
        registry.slash(new SlashCommand(
                "task take",
                "Take a task yourself",
                List.of(TASK),
                (typed, admission) -> new AssignTask(
                        in(typed), typed.word(0), admission.actor().id().value(), null, null)));
        registry.slash(new SlashCommand(
                "task backup",
                "Say who does a task when its owner is silent",
                List.of(TASK, Argument.person("person")),
                (typed, admission) -> new AssignTask(
                        in(typed),
                        typed.word(0),
                        null,
                        typed.person(1, admission).id().value(),
                        null)));
    }

    private static void checklists(Registry registry) {
        slash(
                registry,
                "checklist new",
                "Add a checklist: its title, a colon, and tasks with semicolons between them",
                List.of(Argument.text("title: task; task")),
                TaskSlashes::checklist);
        slash(
                registry,
                "checklist from",
                "Add the checklists of a playbook, or the one of this title",
                List.of(PLAYBOOK, Argument.text("title").orNothing()),
                t -> new AddChecklist(in(t), t.word(0), t.from(1), null));
    }

    private static AddChecklist checklist(Typed typed) {
        String line = typed.textFrom(0);
        int colon = line.indexOf(':');
        List<TaskPlan> tasks = Arrays.stream(line.substring(colon + 1).split(";", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(s -> new TaskPlan(s, null, null, null, null, null, null))
                .toList();
        if (colon < 1 || tasks.isEmpty()) {
            throw Rejection.invalid(
                    "text", "name tasks behind a colon; type " + typed.command().usage());
        }
        return new AddChecklist(in(typed), null, null, new Checklist(line.substring(0, colon), tasks));
    }

    private static int minutes(Typed typed) {
        Matcher time = TIME.matcher(typed.word(1).toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            throw Rejection.invalid("text", typed.word(1) + " is no time; type 30m, 2h or 1d");
        }
        int unit = time.group(2) == null ? 1 : MINUTES.getOrDefault(time.group(2), 1);
        return Integer.parseInt(time.group(1)) * unit;
    }

    private static void state(Registry registry, String verb, String help, Argument task, TaskState state) {
        slash(
                registry,
                "task " + verb,
                help,
                List.of(task),
                typed -> new SetTaskState(in(typed), typed.word(0), state, null));
    }

    private static void slash(
            Registry registry, String name, String help, List<Argument> arguments, Function<Typed, Command> meaning) {
        registry.slash(new SlashCommand(name, help, arguments, (typed, admission) -> meaning.apply(typed)));
    }

    private static ChannelId in(Typed typed) {
        return new ChannelId(typed.channel());
    }
}

package dev.muster.handover;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.MakeTask;
import dev.muster.handover.StandupEvent.StandupTaskMade;
import dev.muster.journal.JournalId;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.record.DocumentKey;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a task of what is in somebody's way, by the command and the right that tasks have. The answer names the task
 * and the task's description leads to the answer, so doing it again makes no other.
 *
 * @param commands what handles {@code task.add}
 */
record BlockerTasks(SlashCommands commands) implements Handler<MakeTask> {
    private static final int TITLE = 200;
    private static final int DESCRIPTION = 2_000;
    private static final String STAGE = "Standups";

    @Override
    public MakeTask admit(MakeTask command, Admission admission) {
        Limits.present("channel", command.channel());
        String title = Limits.optional("title", command.title(), TITLE);
        return new MakeTask(
                command.channel(),
                Limits.present("session", command.session()),
                Limits.present("person", command.person()),
                title.isEmpty() ? null : title);
    }

    private static AddTask adding(MakeTask command, String title, String description) {
        return new AddTask(command.channel(), title, STAGE, description, null, null, null);
    }

    private Handler<Command> tasks(MakeTask command) {
        return commands.handlerOf(adding(command, "", ""));
    }

    @Override
    public Set<JournalId> journals(MakeTask command, WorkspaceId workspace) {
        return Set.of(command.channel().journal(workspace));
    }

    @Override
    public Set<DocumentKey> needs(MakeTask command, Actor actor) {
        return tasks(command).needs(adding(command, "", ""), actor);
    }

    @Override
    public Asked authorise(MakeTask command, State state, Context context) {
        return tasks(command).authorise(adding(command, "", ""), state, context);
    }

    @Override
    public Decision decide(MakeTask command, State state, Context context) {
        Session session = Answering.known(command, command.session(), state);
        Answer answer = state.get(Answer.KIND, Answer.id(session.id(), command.person()))
                .orElseThrow(Rejection::absent);
        String made = answer.task();
        if (made != null) {
            return new Decision().answer("task", made);
        }
        if (answer.blockers().isEmpty()) {
            throw Rejection.conflict(answer.name() + " named nothing that is in the way");
        }
        String title = Objects.requireNonNullElseGet(
                command.title(), () -> cut(answer.blockers().lines().findFirst().orElseThrow(), TITLE));
        Decision decision = tasks(command).decide(adding(command, title, description(session, answer)), state, context);
        String task = Objects.requireNonNull(decision.answers().get("task"), "a task that is added has an id");
        return decision.put(Answer.KIND, answer.tasked(task))
                .append(
                        StandupRules.journal(command, context),
                        new StandupTaskMade(session.id(), answer.person(), answer.name(), task, title));
    }

    private static String description(Session session, Answer answer) {
        String link = answer.entry() == 0 ? "" : "\n\n#/c/" + session.channel() + "/m/" + answer.entry();
        String from = "\n\n" + answer.name() + ", " + session.title();
        return cut(answer.blockers(), DESCRIPTION - link.length() - from.length()) + from + link;
    }

    /** No longer than this many UTF-16 code units, and no half of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}

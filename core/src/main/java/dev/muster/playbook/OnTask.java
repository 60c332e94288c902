package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.InChannel;
import dev.muster.command.Handler;
import dev.muster.command.ReadAhead;
import dev.muster.incident.Incident;
import dev.muster.incident.Progress;
import dev.muster.playbook.TaskCommands.OfTask;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.Set;

/** Everything that any change of a task reads, so that it is read at once. */
final class OnTask<C extends OfTask> implements ReadAhead.Hint<C> {
    private OnTask() {}

    /** Handles a command about one task. */
    static <C extends OfTask> Handler<C> of(Action action, InChannel.Check<C> check, InChannel.Rule<C> rule) {
        return new ReadAhead<>(new InChannel<>(action, check, rule), new OnTask<>());
    }

    @Override
    public Set<DocumentKey> needs(C command, WorkspaceId workspace) {
        String channel = command.channel().value();
        String task = Task.id(command.channel(), command.task());
        return Set.of(
                Task.KIND.key(workspace, task),
                OpenTask.KIND.key(workspace, task),
                Incident.KIND.key(workspace, channel),
                Progress.KIND.key(workspace, channel),
                PlaybookRun.KIND.key(workspace, channel));
    }

    /** What looks at a task or waits for it, which its followers ask for. */
    @Override
    public Set<Find> finds(C command, WorkspaceId workspace) {
        String subject = Task.SUBJECT + command.task();
        return Set.of(
                Find.of(workspace, TaskCondition.KIND.name(), TaskCondition.looking(command.channel(), subject)),
                Find.of(workspace, Task.KIND.name(), Task.awaiting(command.channel(), subject)));
    }
}

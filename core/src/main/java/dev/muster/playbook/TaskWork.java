package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.file.FileId;
import dev.muster.file.SharedFile;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.DetachEvidence;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskCommands.UndoTask;
import dev.muster.playbook.TaskEvent.Before;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tasks wait for, what shows that they were done, and taking a change back. */
final class TaskWork {
    static final int MOST_BLOCKERS = 20;
    private static final int MOST_EVIDENCE = 50;
    private static final PropertyDefinition LINK =
            new PropertyDefinition("link", "The link", null, PropertyType.LINK, true, List.of());

    private TaskWork() {}

    static BlockTask check(BlockTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        Limits.required("by", command.by(), 64);
        if (command.task().equals(command.by())) {
            throw Rejection.invalid("by", "a task cannot wait for itself; name another");
        }
        return command;
    }

    static Decision block(BlockTask command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        Task other = TaskActs.known(command.channel(), command.by(), state);
        if (before.blockedBy().contains(other.id())) {
            return new Decision();
        }
        if (before.blockedBy().size() >= MOST_BLOCKERS) {
            throw Rejection.conflict("a task waits for " + MOST_BLOCKERS + " others at most");
        }
        if (waits(command.channel(), other, before.id(), state)) {
            throw Rejection.conflict("\"" + other.title() + "\" waits for this task; in a circle, none could be done");
        }
        List<String> all = new ArrayList<>(before.blockedBy());
        all.add(other.id());
        TaskChange change = before.change().blocked(all, pending(command.channel(), all, state));
        return TaskActs.changed(
                before, change, What.BLOCKED, null, other.title(), Found.NOBODY, command, state, context);
    }

    /** True when a task waits for another, itself or through others. */
    private static boolean waits(ChannelId channel, Task task, String other, State state) {
        Deque<String> next = new ArrayDeque<>(task.blockedBy());
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String id = next.pop();
            if (id.equals(other)) {
                return true;
            }
            if (seen.add(id)) {
                state.get(Task.KIND, Task.id(channel, id)).ifPresent(t -> next.addAll(t.blockedBy()));
            }
        }
        return false;
    }

    static List<String> pending(ChannelId channel, List<String> ids, State state) {
        return ids.stream()
                .filter(id -> state.get(Task.KIND, Task.id(channel, id))
                        .filter(Task::pending)
                        .isPresent())
                .toList();
    }

    static UnblockTask check(UnblockTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        Limits.required("by", command.by(), 64);
        return command;
    }

    static Decision unblock(UnblockTask command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        if (!before.blockedBy().contains(command.by())) {
            return new Decision();
        }
        List<String> left = before.blockedBy().stream()
                .filter(id -> !id.equals(command.by()))
                .toList();
        TaskChange change = before.change().blocked(left, pending(command.channel(), left, state));
        if (!before.waitsFor().isEmpty() && change.ready()) {
            change.watchedAgain(context.now(), Silence.PATIENCE);
        }
        Task other = TaskActs.known(command.channel(), command.by(), state);
        return TaskActs.changed(
                before, change, What.UNBLOCKED, null, other.title(), Found.NOBODY, command, state, context);
    }

    static AttachEvidence check(AttachEvidence command, Admission admission) {
        Limits.required("task", command.task(), 64);
        boolean file = command.file() != null;
        one(command.file(), command.link());
        String name = Limits.optional("name", command.name(), 200);
        return new AttachEvidence(
                command.channel(),
                command.task(),
                command.file(),
                file
                        ? null
                        : LINK.value("link", List.of(Limits.required("link", command.link(), 2_000)))
                                .get(0),
                name.isEmpty() ? null : name);
    }

    private static void one(@Nullable FileId file, @Nullable String link) {
        if ((file != null) == (link != null)) {
            throw Rejection.invalid("file", "name a file or a link, and one of them");
        }
    }

    static DetachEvidence check(DetachEvidence command, Admission admission) {
        Limits.required("task", command.task(), 64);
        one(command.file(), command.link());
        String link = command.link();
        return new DetachEvidence(
                command.channel(),
                command.task(),
                command.file(),
                link == null ? null : Limits.required("link", link, 2_000));
    }

    static Decision detach(DetachEvidence command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        TaskEvidence gone = before.evidence().stream()
                .filter(e -> Objects.equals(e.file(), command.file()) && Objects.equals(e.link(), command.link()))
                .findFirst()
                .orElse(null);
        if (gone == null) {
            return new Decision();
        }
        boolean last = before.evidence().size() == 1;
        if (last && before.evidenceRequired() && before.state() == TaskState.DONE) {
            throw Rejection.conflict(
                    "this alone shows that the task was done; reopen it or attach something else first");
        }
        TaskChange change = TaskActs.byOwner(before.change().without(gone), before, context);
        return TaskActs.changed(
                before, change, What.DETACHED, gone.name(), null, Found.NOBODY, command, state, context);
    }

    static Decision attach(AttachEvidence command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        if (before.evidence().size() >= MOST_EVIDENCE) {
            throw Rejection.conflict("a task has " + MOST_EVIDENCE + " pieces of evidence at most");
        }
        FileId file = command.file();
        String link = command.link();
        boolean there = before.evidence().stream()
                .anyMatch(e -> Objects.equals(e.file(), file) && Objects.equals(e.link(), link));
        if (there) {
            return new Decision();
        }
        String found = file == null ? String.valueOf(link) : name(file, command.channel(), state);
        String name = Objects.requireNonNullElse(command.name(), found.substring(0, Math.min(found.length(), 200)));
        TaskEvidence evidence =
                new TaskEvidence(file, link, name, context.actor().id(), context.now());
        TaskChange change = TaskActs.byOwner(before.change().evidence(evidence), before, context);
        return TaskActs.changed(before, change, What.EVIDENCE, null, name, Found.NOBODY, command, state, context);
    }

    /** The name of a file that everybody in the channel may see; any other is not there. */
    private static String name(FileId file, ChannelId channel, State state) {
        return state.get(SharedFile.KIND, file.value())
                .filter(f -> f.channel().equals(channel) && f.shared())
                .map(SharedFile::name)
                .orElseThrow(() -> Rejection.invalid("file", "no message of this channel carries that file"));
    }

    static UndoTask check(UndoTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        Limits.within("entry", command.entry(), 1, Long.MAX_VALUE);
        return command;
    }

    static Decision undo(UndoTask command, State state, Context context) {
        Task now = TaskActs.known(command, state);
        TaskChanged event = state.entry(TaskActs.journal(command, context), command.entry())
                .flatMap(e -> context.events().event(e))
                .filter(TaskChanged.class::isInstance)
                .map(TaskChanged.class::cast)
                .filter(c -> c.task().id().equals(now.id()) && c.before() != null)
                .orElseThrow(() -> Rejection.conflict("nothing of this task can be taken back there"));
        Before was = Objects.requireNonNull(event.before(), "filtered above");
        int then = event.task().version();
        TaskStamps made = event.task().stamps();
        TaskStamps stamps = now.stamps();
        TaskChange change = now.change();
        Taken taken = new Taken(then, now);
        String title = taken.back(made.title(), stamps.title()) ? was.title() : now.title();
        boolean text = taken.back(made.description(), stamps.description()) && was.description() != null;
        change.describe(title, text ? Objects.requireNonNull(was.description()) : now.description());
        if (taken.back(made.due(), stamps.due())) {
            change.due(was.due());
        }
        if (taken.back(made.owner(), stamps.owner())) {
            present(was.owner(), command.channel(), state);
            change.owner(was.owner(), was.ownerName());
        }
        if (taken.back(made.backup(), stamps.backup())) {
            present(was.backup(), command.channel(), state);
            change.backup(was.backup(), was.backupName());
        }
        if (taken.back(made.state(), stamps.state())) {
            if (was.state() == TaskState.DONE) {
                TaskActs.requireReady(now, state);
            }
            change.state(was.state());
        }
        change.watchedFrom(context.now());
        return TaskActs.changed(
                now, change, What.UNDONE, event.what().word(), null, Found.NOBODY, command, state, context);
    }

    /** Whoever had it before may have left. */
    private static void present(@Nullable PersonId person, ChannelId channel, State state) {
        if (person != null && state.get(Member.KIND, Member.id(channel, person)).isEmpty()) {
            throw Rejection.conflict("whoever had this task before is not in the channel any more; give it to someone");
        }
    }

    /** What a change changed, and nobody has changed since. */
    private record Taken(int version, Task now) {
        boolean back(int made, int last) {
            if (made == version && last != version) {
                throw Rejection.conflict(now.inWords() + "; somebody has changed the same since");
            }
            return made == version;
        }
    }
}

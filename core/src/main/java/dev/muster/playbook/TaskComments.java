package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskEvent.TaskCommented;
import dev.muster.playbook.TaskViews.CommentList;
import dev.muster.playbook.TaskViews.CommentView;
import dev.muster.playbook.TaskViews.ListComments;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is said about tasks. It is kept in the journal alone, so that what is purged there is gone. */
final class TaskComments {
    private static final int LONGEST = 4_000;
    private static final int MOST = 500;

    private TaskComments() {}

    static Term about(String task) {
        return Term.of("task-comment", task);
    }

    static CommentTask check(CommentTask command, Admission admission) {
        return new CommentTask(
                command.channel(),
                Limits.required("task", command.task(), 64),
                Limits.required("text", command.text(), LONGEST));
    }

    static Decision comment(CommentTask command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        if (before.comments() >= MOST) {
            throw Rejection.conflict("a task has " + MOST + " comments at most; go on in the channel");
        }
        TaskChange change = TaskActs.byOwner(before.change().commented(), before, context);
        PersonId actor = context.actor().id();
        Task after = TaskActs.worked(change, before, context);
        Decision decision = TaskActs.touched(command.channel(), Found.NOBODY, state, context);
        Tasks.change(decision, before, after, state);
        List<PersonId> notified = Stream.of(Optional.ofNullable(after.owner()), Optional.ofNullable(after.backup()))
                .flatMap(Optional::stream)
                .filter(p -> !p.equals(actor))
                .toList();
        return decision.append(TaskActs.journal(command, context), new TaskCommented(after, command.text(), notified));
    }

    /** Only what the caller may see: those who came late to a channel do not see what was said before. */
    static CommentList list(ListComments question, State state, Context context) {
        Limits.required("task", question.task(), 64);
        Task task = state.get(Task.KIND, Task.id(question.channel(), question.task()))
                .orElseThrow(Rejection::absent);
        JournalId journal = question.channel().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        List<Entry> entries =
                state.stored().search(Search.terms(Map.of(journal, first), Set.of(about(task.id())), MOST));
        return new CommentList(entries.stream()
                .filter(e -> !e.purged())
                .sorted(Comparator.comparingLong(Entry::sequence))
                .flatMap(e -> context.events().event(e).stream()
                        .filter(TaskCommented.class::isInstance)
                        .map(TaskCommented.class::cast)
                        .map(c -> new CommentView(
                                e.sequence(),
                                c.text(),
                                e.actor(),
                                state.get(Member.KIND, Member.id(question.channel(), e.actor()))
                                        .map(Member::name)
                                        .orElse(e.actor().value()),
                                e.time())))
                .toList());
    }
}

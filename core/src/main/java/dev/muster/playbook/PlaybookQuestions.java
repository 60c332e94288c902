package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfChannel;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Declaration;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.playbook.PlaybookViews.PlaybookLine;
import dev.muster.playbook.PlaybookViews.PlaybookList;
import dev.muster.playbook.PlaybookViews.PlaybookView;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import dev.muster.playbook.TaskViews.CommentList;
import dev.muster.playbook.TaskViews.ListComments;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.playbook.TaskViews.StageView;
import dev.muster.playbook.TaskViews.TaskList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Answers what is asked about playbooks and tasks. */
final class PlaybookQuestions {
    static final Action READ = Declaration.READ_PLAYBOOKS;

    private PlaybookQuestions() {}

    static void register(Registry registry) {
        registry.answer(
                "playbook.list", ListPlaybooks.class, PlaybookList.class, ofInsiders((q, s, c) -> playbooks(q, s)));
        registry.answer(
                "playbook.show", ShowPlaybook.class, PlaybookView.class, ofInsiders((q, s, c) -> playbook(q, s)));
        registry.answer("task.list", ListTasks.class, TaskList.class, OfChannel.of((q, s, c) -> tasks(q, s)));
        registry.answer("task.comments", ListComments.class, CommentList.class, OfChannel.of(TaskComments::list));
    }

    /** Who may read the journal of a playbook: all of it, or nothing. */
    static OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy) {
        return policy.allows(actor, READ, ChannelAccess.workspace(actor)) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private static <Q extends Question<R>, R> Answerer<Q, R> ofInsiders(OfChannel.Reading<Q, R> reading) {
        return new Answerer<>() {
            @Override
            public Asked authorise(Q question, State state, Context context) {
                return new Asked(READ, ChannelAccess.workspace(context.actor()));
            }

            @Override
            public R answer(Q question, State state, Context context) {
                return reading.answer(question, state, context);
            }
        };
    }

    private static PlaybookList playbooks(ListPlaybooks question, State state) {
        boolean archived = Boolean.TRUE.equals(question.archived());
        return new PlaybookList(state.find(Playbook.KIND, Playbook.PUBLISHED).stream()
                .filter(p -> p.archived() == archived)
                .map(p -> new PlaybookLine(p.id(), p.version(), p.title(), p.description(), p.publishedAt()))
                .toList());
    }

    private static PlaybookView playbook(ShowPlaybook question, State state) {
        String id = Limits.required("playbook", question.playbook(), 64);
        Integer number = question.version();
        PlaybookVersion version = (number == null
                        ? PlaybookVersion.newest(state, id)
                        : PlaybookVersion.in(state, id, number))
                .orElseThrow(Rejection::absent);
        return new PlaybookView(id, version.version(), version.content(), version.publishedAt(), version.publishedBy());
    }

    private static TaskList tasks(ListTasks question, State state) {
        Map<String, List<Task>> stages = new LinkedHashMap<>();
        Tasks.in(state, question.channel()).forEach(t -> stages.computeIfAbsent(t.stage(), s -> new ArrayList<>())
                .add(t));
        List<StageView> views = new ArrayList<>();
        stages.forEach(
                (title, tasks) -> views.add(new StageView(title, Tasks.finished(tasks), Tasks.shown(tasks), tasks)));
        return new TaskList(views, TaskCondition.in(state, question.channel()));
    }
}

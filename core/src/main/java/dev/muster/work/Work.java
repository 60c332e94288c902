package dev.muster.work;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Kind;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.Handover;
import dev.muster.help.HelpCall;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Progress;
import dev.muster.incident.Role;
import dev.muster.playbook.OpenTask;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.work.WorkCommands.FollowIncident;
import dev.muster.work.WorkCommands.UnfollowIncident;
import dev.muster.work.WorkViews.Board;
import dev.muster.work.WorkViews.BoardLine;
import dev.muster.work.WorkViews.ListMine;
import dev.muster.work.WorkViews.MyWork;
import dev.muster.work.WorkViews.ShowBoard;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The feature: everyone's own work, what they follow, and the board of all open incidents. */
public final class Work implements Feature {
    private static final Action LIST = Action.reading("work.list", Rank.GUEST);
    private static final Action FOLLOW = Action.reading("incident.follow", Rank.GUEST);
    private static final int MOST_FOLLOWED = 500;
    private static final int MOST_OVERDUE = 2_000;

    /** The feature. */
    public Work() {}

    @Override
    public void register(Registry registry) {
        registry.handle("incident.follow", FollowIncident.class, InChannel.of(FOLLOW, Work::follow));
        registry.handle("incident.unfollow", UnfollowIncident.class, InChannel.of(FOLLOW, Work::unfollow));
        registry.answer("work.mine", ListMine.class, MyWork.class, OfWorkspace.of(LIST, Work::mine));
        registry.answer("work.board", ShowBoard.class, Board.class, OfWorkspace.of(LIST, (q, s, c) -> board(s, c)));
        SavedViews.register(registry);
        registry.follow(RoleAssigned.class, Gaps::follow);
    }

    private static Decision follow(FollowIncident command, State state, Context context) {
        IncidentId incident = Incident.in(state, command.incident()).id();
        Term mine = Term.of("person", context.actor().id());
        if (state.get(Follow.KIND, Follow.id(incident, context.actor().id())).isPresent()) {
            return new Decision();
        }
        if (state.find(Follow.KIND, mine).size() >= MOST_FOLLOWED) {
            throw Rejection.conflict("you follow " + MOST_FOLLOWED + " incidents; leave one first");
        }
        return new Decision()
                .put(Follow.KIND, new Follow(incident, context.actor().id(), context.now()));
    }

    private static Decision unfollow(UnfollowIncident command, State state, Context context) {
        String id = Follow.id(command.incident(), context.actor().id());
        return state.get(Follow.KIND, id).isPresent() ? new Decision().remove(Follow.KIND, id) : new Decision();
    }

    private static MyWork mine(ListMine question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 200), 1, 500);
        return new Mine(state, context).list(limit);
    }

    private static Board board(State state, Context context) {
        List<Incident> open = InReach.open(state, context);
        List<String> ids = open.stream().map(i -> i.id().value()).toList();
        Map<String, Role> commanders = InReach.commanders(open, state);
        Map<String, Progress> progress = state.all(Progress.KIND, ids);
        Map<String, Gaps> gaps = state.all(Gaps.KIND, ids);
        Map<String, Member> members =
                InReach.members(open.stream().map(i -> i.id().channel()).toList(), state, context);
        Map<ChannelId, Long> overdue = overdue(state, context);
        Map<IncidentId, Long> handovers =
                unanswered(Handover.KIND, h -> h.offer().incident(), h -> true, state, context);
        Map<IncidentId, Long> calls = unanswered(
                HelpCall.KIND, HelpCall::incident, c -> c.state() == HelpCall.Phase.EXHAUSTED, state, context);
        Set<IncidentId> followed = state
                .find(Follow.KIND, Term.of("person", context.actor().id()))
                .stream()
                .map(Follow::incident)
                .collect(Collectors.toSet());
        return new Board(
                open.stream()
                        .sorted(Comparator.comparing(Incident::severity)
                                .thenComparing(Incident::number, Comparator.reverseOrder()))
                        .map(i -> line(
                                i,
                                commanders.get(Role.id(i.id(), Role.COMMANDER)),
                                progress.get(i.id().value()),
                                Optional.ofNullable(gaps.get(i.id().value())),
                                overdue.getOrDefault(i.id().channel(), 0L).intValue(),
                                members.containsKey(Member.id(
                                        i.id().channel(), context.actor().id())),
                                followed.contains(i.id()),
                                handovers.getOrDefault(i.id(), 0L).intValue(),
                                calls.getOrDefault(i.id(), 0L).intValue(),
                                context.now()))
                        .toList(),
                context.now());
    }

    /** How many tasks of each incident are overdue: what is due first comes first, so only those are looked at. */
    private static Map<ChannelId, Long> overdue(State state, Context context) {
        Find timed = Find.of(context.workspace(), OpenTask.KIND.name(), OpenTask.TIMED)
                .most(MOST_OVERDUE);
        return state.find(OpenTask.KIND, timed).stream()
                .filter(t -> t.due() != null && t.due().isBefore(context.now()))
                .collect(Collectors.groupingBy(OpenTask::channel, Collectors.counting()));
    }

    /** How many of what is open each incident has. */
    private static <T> Map<IncidentId, Long> unanswered(
            Kind<T> kind, Function<T, IncidentId> of, Predicate<T> which, State state, Context context) {
        Find open =
                Find.of(context.workspace(), kind.name(), Term.of("open", true)).most(MOST_OVERDUE);
        return state.find(kind, open).stream().filter(which).collect(Collectors.groupingBy(of, Collectors.counting()));
    }

    private static BoardLine line(
            Incident i,
            @Nullable Role commander,
            @Nullable Progress progress,
            Optional<Gaps> gaps,
            int overdueTasks,
            boolean member,
            boolean followed,
            int handovers,
            int calls,
            Instant now) {
        Instant next = i.nextUpdateAt();
        return new BoardLine(
                i.id(),
                i.number(),
                i.title(),
                i.severity(),
                i.status(),
                commander == null ? null : commander.primary(),
                commander == null ? null : commander.primaryName(),
                commander == null ? null : commander.backupName(),
                i.declaredAt(),
                next,
                next != null && next.isBefore(now),
                gaps.map(g -> List.copyOf(g.vacant().values())).orElse(List.of()),
                overdueTasks,
                progress == null ? 0 : progress.tasksDone(),
                progress == null ? 0 : progress.tasksTotal(),
                i.resolveProposed(),
                member,
                followed,
                handovers,
                calls);
    }
}

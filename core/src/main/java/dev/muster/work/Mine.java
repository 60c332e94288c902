package dev.muster.work;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.attention.Awaited;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.handover.Handover;
import dev.muster.help.HelpViews.Wanted;
import dev.muster.help.Helping;
import dev.muster.incident.Incident;
import dev.muster.incident.Role;
import dev.muster.playbook.OpenTask;
import dev.muster.playbook.Task;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.retrospective.ActionItem;
import dev.muster.work.WorkViews.Followed;
import dev.muster.work.WorkViews.MyWork;
import dev.muster.work.WorkViews.Sort;
import dev.muster.work.WorkViews.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what waits for one person: one bounded find for each sort, and everything that it names read at once. */
final class Mine {
    private static final int MOST = 1_000;
    private static final int MOST_GROUPS = 100;
    private static final Comparator<WorkItem> URGENCY = Comparator.comparing(
                    WorkItem::due, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(WorkItem::severity, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(WorkItem::sort)
            .thenComparing(WorkItem::id);
    private final State state;
    private final Context context;
    private final PersonId me;
    private final List<WorkItem> items = new ArrayList<>();
    private final Map<String, Incident> incidents;
    private final Set<ChannelId> readable;
    private final List<OpenTask> tasks;
    private final List<Handover> handovers;
    private final List<Awaited> awaited;
    private final List<ActionItem> actions;
    private final List<Follow> follows;
    private final List<Incident> open;

    Mine(State state, Context context) {
        this.state = state;
        this.context = context;
        me = context.actor().id();
        tasks = tasks(state, context);
        handovers = find(Handover.KIND);
        awaited = find(Awaited.KIND);
        actions = find(ActionItem.KIND);
        follows = find(Follow.KIND);
        open = InReach.open(state, context);
        Set<ChannelId> channels = new HashSet<>();
        tasks.forEach(t -> channels.add(t.channel()));
        handovers.forEach(h -> channels.add(h.offer().incident().channel()));
        awaited.forEach(a -> channels.add(a.channel()));
        actions.forEach(a -> channels.add(a.incident().channel()));
        follows.forEach(f -> channels.add(f.incident().channel()));
        readable = ChannelAccess.readable(channels, state, context);
        incidents =
                state.all(Incident.KIND, readable.stream().map(ChannelId::value).toList());
    }

    private <T> List<T> find(Kind<T> kind) {
        return state.find(
                kind,
                Find.of(context.workspace(), kind.name(), Term.of("person", me)).most(MOST));
    }

    /** What the person has or backs up, and what nobody has and their groups can take. */
    private List<OpenTask> tasks(State state, Context context) {
        Map<String, OpenTask> found = new LinkedHashMap<>();
        find(OpenTask.KIND).forEach(t -> found.put(t.id(), t));
        context.actor().groups().stream()
                .map(GroupId::value)
                .sorted()
                .limit(MOST_GROUPS)
                .flatMap(group -> state
                        .find(
                                OpenTask.KIND,
                                Find.of(context.workspace(), OpenTask.KIND.name(), Term.of("group", group))
                                        .most(MOST))
                        .stream())
                .forEach(t -> found.putIfAbsent(t.id(), t));
        return List.copyOf(found.values());
    }

    MyWork list(int limit) {
        tasks();
        updates();
        handovers();
        acknowledgements();
        actions();
        Helping.wanted(state, context).forEach(this::help);
        items.sort(URGENCY);
        boolean more = items.size() > limit || tasks.size() >= MOST;
        return new MyWork(List.copyOf(items.subList(0, Math.min(limit, items.size()))), followed(), more);
    }

    private void add(Sort sort, ChannelId channel, String id, String title, boolean backup, @Nullable Instant due) {
        Incident incident = incidents.get(channel.value());
        items.add(new WorkItem(
                sort,
                channel,
                id,
                title,
                backup,
                due,
                due != null && due.isBefore(context.now()),
                incident == null ? null : incident.title(),
                incident == null ? null : incident.label(),
                incident == null ? null : incident.severity()));
    }

    /** What is in an archived channel cannot be done. */
    private Stream<OpenTask> doable() {
        return tasks.stream().filter(t -> readable.contains(t.channel())).filter(t -> state.get(
                        Channel.KIND, t.channel().value())
                .filter(c -> !c.archived())
                .isPresent());
    }

    private void tasks() {
        Map<String, Task> whole =
                state.all(Task.KIND, doable().map(OpenTask::id).toList());
        doable().forEach(t -> {
            Task task = whole.get(t.id());
            if (task != null) {
                add(Sort.TASK, t.channel(), t.task(), task.title(), me.equals(t.backup()), t.due());
            }
        });
    }

    private void updates() {
        Map<String, Role> commanders = InReach.commanders(open, state);
        for (Incident incident : open) {
            Role role = commanders.get(Role.id(incident.id(), Role.COMMANDER));
            Instant due = incident.nextUpdateAt();
            if (role != null && due != null && (me.equals(role.primary()) || me.equals(role.backup()))) {
                items.add(new WorkItem(
                        Sort.UPDATE,
                        incident.id().channel(),
                        incident.id().value(),
                        incident.title(),
                        !me.equals(role.primary()),
                        due,
                        due.isBefore(context.now()),
                        incident.title(),
                        incident.label(),
                        incident.severity()));
            }
        }
    }

    private void handovers() {
        handovers.stream()
                .filter(h -> readable.contains(h.offer().incident().channel()))
                .forEach(h -> add(
                        Sort.HANDOVER,
                        h.offer().incident().channel(),
                        h.offer().id().value(),
                        h.offer().roleTitle(),
                        !me.equals(h.offer().to()),
                        h.offer().offeredAt()));
    }

    private void acknowledgements() {
        awaited.stream().filter(a -> readable.contains(a.channel())).forEach(a -> {
            String name = state.get(Channel.KIND, a.channel().value())
                    .map(Channel::name)
                    .orElse("");
            add(Sort.ACKNOWLEDGEMENT, a.channel(), Long.toString(a.message()), name, false, a.at());
        });
    }

    private void actions() {
        actions.stream()
                .filter(a -> readable.contains(a.incident().channel()))
                .forEach(a -> add(Sort.ACTION, a.incident().channel(), a.id(), a.title(), false, a.due()));
    }

    /** Of the incident its title alone is known to whoever is asked. */
    private void help(Wanted call) {
        items.add(new WorkItem(
                Sort.HELP,
                call.incident().channel(),
                call.call().value(),
                call.need(),
                false,
                call.askedAt(),
                call.askedAt().isBefore(context.now()),
                call.title(),
                null,
                null));
    }

    private List<Followed> followed() {
        return follows.stream()
                .flatMap(f -> Stream.ofNullable(incidents.get(f.incident().value())))
                .map(i -> new Followed(i.id(), i.number(), i.title(), i.severity(), i.status(), i.nextUpdateAt()))
                .toList();
    }
}

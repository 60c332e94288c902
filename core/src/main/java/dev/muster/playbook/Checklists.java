package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.OnCall;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.playbook.TaskCommands.AddChecklist.Admitted;
import dev.muster.playbook.TaskCommands.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings whole checklists into a channel: an incident's at its declaration, and any at any time. */
final class Checklists {
    private Checklists() {}

    static AddChecklist check(AddChecklist command, Admission admission) {
        Checklist given = command.checklist();
        String playbook = command.playbook();
        if ((given == null) == (playbook == null)) {
            throw Rejection.invalid("checklist", "send a checklist or name a playbook, and one of them");
        }
        String title = command.title();
        Admitted admitted = null;
        if (given != null) {
            ContentCheck check = new ContentCheck(admission, RulePlans.NONE);
            PlaybookContent content = check.check(
                    "content",
                    PlaybookContent.of(given.title()).checklists(List.of(given)).build());
            admitted = new Admitted(content, check.people());
        }
        return new AddChecklist(
                command.channel(),
                playbook == null ? null : Limits.required("playbook", playbook, 64),
                title == null || title.isBlank() ? null : Limits.required("title", title, 120),
                given,
                admitted);
    }

    static Decision add(OnCall onCall, AddChecklist command, State state, Context context) {
        ChannelId channel = command.channel();
        Admitted admitted = command.admitted();
        PlaybookContent content;
        List<Added> people;
        if (admitted == null) {
            PlaybookVersion version = version(command, state, context);
            content = version.content();
            people = version.people();
        } else {
            content = admitted.content();
            people = admitted.people();
        }
        List<Task> there = Tasks.in(state, channel);
        List<Checklist> lists = content.checklists().stream()
                .filter(c -> command.title() == null || command.title().equals(c.title()))
                .map(c -> new Checklist(fresh(c.title(), there), c.tasks()))
                .toList();
        if (lists.stream().allMatch(c -> c.tasks().isEmpty())) {
            throw Rejection.invalid("title", "there is no such checklist with a task in it");
        }
        boolean incident = state.get(Incident.KIND, channel.value()).isPresent();
        OnCallOwners owning = new OnCallOwners(onCall, state, context);
        List<Checklist> owned = owning.named(lists);
        Map<PersonId, Added> named = Stream.concat(people.stream(), owning.people().stream())
                .collect(Collectors.toMap(Added::person, Function.identity(), (published, duty) -> published));
        PlannedTasks planned = new PlannedTasks(
                        channel,
                        incident ? content.conditions() : List.of(),
                        plan -> hands(plan, named, channel, state),
                        state,
                        context)
                .among(there)
                .make(owned, Places.end(channel, state));
        Decision decision = TaskActs.touched(channel, Found.NOBODY, state, context);
        Set<PersonId> needed = planned.tasks().stream()
                .flatMap(t -> Stream.of(Optional.ofNullable(t.owner()), Optional.ofNullable(t.backup())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<Added> coming =
                named.values().stream().filter(p -> needed.contains(p.person())).toList();
        Channels.includeAdded(decision, channel, coming, state, context);
        List<PersonId> owners = planned.tasks().stream()
                .filter(Task::shown)
                .flatMap(t -> Stream.ofNullable(t.owner()))
                .filter(p -> !p.equals(context.actor().id()))
                .distinct()
                .toList();
        bring(decision, planned, owners, channel, state, context);
        return decision.answer("tasks", planned.tasks().size());
    }

    /** Whoever may not read playbooks has none to take a checklist from. */
    private static PlaybookVersion version(AddChecklist command, State state, Context context) {
        if (!context.allows(PlaybookQuestions.READ, ChannelAccess.workspace(context.actor()))) {
            throw Rejection.absent();
        }
        return PlaybookVersion.inUse(state, Objects.requireNonNull(command.playbook(), "checked at admission"))
                .orElseThrow(Rejection::absent);
    }

    /** The title of a stage that is not there yet. */
    private static String fresh(String title, List<Task> there) {
        Set<String> taken = there.stream().map(Task::stage).collect(Collectors.toCollection(HashSet::new));
        String fresh = title;
        for (int i = 2; taken.contains(fresh); i++) {
            fresh = title + " (" + i + ")";
        }
        return fresh;
    }

    private static Task.Hands hands(TaskPlan plan, Map<PersonId, Added> named, ChannelId channel, State state) {
        Role role = plan.ownerRole() == null
                ? null
                : Role.in(state, IncidentId.of(channel), plan.ownerRole()).orElse(null);
        PersonId owner = role == null ? plan.owner() : role.primary();
        String ownerName = role == null ? name(plan.owner(), named) : role.primaryName();
        PersonId backup = plan.backup() == null && role != null ? role.backup() : plan.backup();
        String backupName = plan.backup() == null && role != null ? role.backupName() : name(backup, named);
        boolean same = backup != null && backup.equals(owner);
        return new Task.Hands(owner, ownerName, same ? null : backup, same ? null : backupName);
    }

    private static @Nullable String name(@Nullable PersonId person, Map<PersonId, Added> named) {
        Added there = person == null ? null : named.get(person);
        return there == null ? null : there.name();
    }

    /** Writes planned tasks with their conditions, as one entry. */
    static void bring(
            Decision decision,
            PlannedTasks planned,
            List<PersonId> notified,
            ChannelId channel,
            State state,
            Context context) {
        Tally.grow(decision, channel, planned.tasks().size(), state);
        planned.conditions().forEach(c -> decision.put(TaskCondition.KIND, c));
        Tasks.add(decision, planned.tasks(), state);
        List<TaskCondition> all = Stream.concat(
                        TaskCondition.in(state, channel).stream(), planned.conditions().stream())
                .toList();
        Elapsed.schedule(decision, channel, all, state, context);
        decision.append(
                channel.journal(context.workspace()),
                new ChecklistAdded(planned.tasks(), notified, planned.conditions()));
    }
}

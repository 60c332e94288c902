package dev.muster.playbook;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.ChannelRenamed;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Follower;
import dev.muster.command.OnCall;
import dev.muster.command.State;
import dev.muster.incident.FurtherChannel;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentProperty;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookContent.ChannelPlan;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookEvent.Welcomed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from declaring an incident by a playbook, in the same transaction: its roles, its people, the name of
 * its channel, the welcome, and all of its tasks in one entry. The commander and the promised update are the incident
 * room's; standups are made by the room that holds them, from the same {@link PlaybookVersion}.
 */
final class Opening {
    /** What every text of a playbook may refer to; a role by its name too, as {@code role.scribe}. */
    static final Set<String> PLACES = Set.of("number", "title", "severity", "commander");

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WELCOME = 16_000;
    private final PlaybookVersion playbook;
    private final IncidentId incident;
    private final IncidentDeclared event;
    private final State state;
    private final Context context;
    private final JournalId journal;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<PersonId, String> onDuty = new HashMap<>();
    private final Decision decision = new Decision();

    private Opening(PlaybookVersion playbook, JournalId journal, IncidentDeclared event, State state, Context context) {
        this.playbook = playbook;
        this.incident = IncidentId.of(new ChannelId(journal.id()));
        this.event = event;
        this.state = state;
        this.context = context;
        this.journal = journal;
    }

    /** What follows from a declaration, where rotations say who is on call. */
    static Follower<IncidentDeclared> following(OnCall onCall) {
        return (at, event, state, context) -> Optional.ofNullable(event.playbook())
                .flatMap(id -> PlaybookVersion.in(state, id, event.playbookVersion()))
                .map(version -> new Opening(version, at.journal(), event, state, context).decide(onCall))
                .orElseGet(Decision::new);
    }

    /** The properties that the incident has, before anything that depends on them. */
    static Decision properties(EntryId at, IncidentDeclared event, State state, Context context) {
        IncidentId incident = IncidentId.of(new ChannelId(at.journal().id()));
        List<IncidentProperty> properties = new ArrayList<>();
        Optional.ofNullable(event.playbook())
                .flatMap(id -> PlaybookVersion.in(state, id, event.playbookVersion()))
                .ifPresent(version -> version.content()
                        .properties()
                        .forEach(p -> properties.add(IncidentProperty.planned(incident, p, properties.size() + 1))));
        Decision decision = new Decision();
        properties.forEach(p -> decision.put(IncidentProperty.KIND, p));
        return properties.isEmpty() ? decision : decision.append(at.journal(), new PropertiesAdded(properties));
    }

    private Decision decide(OnCall onCall) {
        roles();
        include(playbook.people());
        name();
        String welcome = playbook.content().welcome();
        if (welcome != null) {
            decision.append(journal, new Welcomed(Template.fill(welcome, values(), LONGEST_WELCOME)));
        }
        channels();
        tasks(onCall);
        PlaybookRun.begin(decision, event, incident, context);
        return decision;
    }

    private void roles() {
        Role.in(state, incident, Role.COMMANDER).ifPresent(r -> roles.put(r.name(), r));
        int order = 1;
        for (RolePlan plan : playbook.content().roles()) {
            if (!plan.name().equals(Role.COMMANDER)) {
                Role role = new Role(
                        incident,
                        plan.name(),
                        plan.title(),
                        plan.primary(),
                        nameOf(plan.primary()),
                        plan.backup(),
                        nameOf(plan.backup()),
                        order++);
                roles.put(role.name(), role);
                decision.put(Role.KIND, role).append(journal, role.assigned());
            }
        }
    }

    private void include(Collection<Added> people) {
        ChannelId channel = incident.channel();
        Map<String, Member> present = state.all(
                Member.KIND,
                people.stream().map(p -> Member.id(channel, p.person())).toList());
        List<Added> missing = people.stream()
                .filter(p -> !present.containsKey(Member.id(channel, p.person())))
                .toList();
        missing.forEach(p -> decision.put(
                Member.KIND, new Member(incident.channel(), p.person(), p.name(), p.rank(), context.now(), 1)));
        if (!missing.isEmpty()) {
            decision.append(journal, new MembersAdded(missing));
        }
    }

    private void name() {
        String wanted = playbook.content().channelName();
        Channel channel = state.get(Channel.KIND, incident.channel().value()).orElse(null);
        if (wanted == null || channel == null) {
            return;
        }
        String name = name(wanted);
        Channel named =
                channel.named(name, channel.purpose(), channel.settings().header());
        decision.put(Channel.KIND, named).append(journal, new ChannelRenamed(name, channel.purpose()));
    }

    /** What a text of the playbook may refer to; what the declaration brought cannot take the place of what is known. */
    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(event.parameters());
        Role commander = roles.get(Role.COMMANDER);
        String name = commander == null ? null : commander.primaryName();
        values.put("number", Long.toString(event.number()));
        values.put("title", event.title());
        values.put("severity", event.severity().name());
        values.put("commander", Objects.requireNonNullElse(name, "nobody"));
        roles.values()
                .forEach(r -> values.put("role." + r.name(), Objects.requireNonNullElse(r.primaryName(), "nobody")));
        return values;
    }

    /** The further channels: whoever declares and whoever commands own them, and bring in whom they are for. */
    private void channels() {
        List<Added> owners = new ArrayList<>();
        if (context.actor().kind() == Caller.Kind.PERSON && !context.actor().guest()) {
            owners.add(new Added(context.actor().id(), context.actor().name(), Rank.OWNER));
        }
        Role commander = roles.get(Role.COMMANDER);
        PersonId leads = commander == null ? null : commander.primary();
        if (commander != null
                && leads != null
                && owners.stream().noneMatch(o -> o.person().equals(leads))) {
            String name = Objects.requireNonNullElse(commander.primaryName(), leads.value());
            owners.add(new Added(leads, name, Rank.OWNER));
        }
        for (ChannelPlan plan : playbook.content().channels()) {
            String named = Objects.requireNonNullElse(plan.name(), "{title} – " + plan.purpose());
            FurtherChannel channel = new FurtherChannel(
                    new ChannelId(context.newId()), plan.purpose(), name(named), plan.marking(), owners);
            channel.open(decision, incident, state, context);
        }
    }

    /** What the incident room is to have at hand, with its places filled. */
    private String name(String template) {
        return Template.fill(template, values(), LONGEST_NAME)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void tasks(OnCall onCall) {
        OnCallOwners owning = new OnCallOwners(onCall, state, context);
        List<Checklist> checklists = owning.named(playbook.content().checklists());
        owning.people().forEach(p -> onDuty.put(p.person(), p.name()));
        PlannedTasks planned = new PlannedTasks(
                        incident.channel(), playbook.content().conditions(), this::hands, state, context)
                .make(checklists, Places.GAP);
        List<Task> tasks = planned.tasks();
        if (tasks.isEmpty()) {
            return;
        }
        include(owning.people().stream()
                .filter(p -> playbook.named(p.person()) == null)
                .toList());
        List<PersonId> owners = tasks.stream()
                .filter(Task::shown)
                .flatMap(t -> Stream.ofNullable(t.owner()))
                .filter(p -> !p.equals(context.actor().id()))
                .distinct()
                .toList();
        Checklists.bring(decision, planned, owners, incident.channel(), state, context);
    }

    private Task.Hands hands(TaskPlan plan) {
        Role role = plan.ownerRole() == null ? null : roles.get(plan.ownerRole());
        PersonId owner = role == null ? plan.owner() : role.primary();
        String ownerName = role == null ? nameOf(plan.owner()) : role.primaryName();
        PersonId backup = plan.backup();
        String backupName = nameOf(backup);
        if (backup == null && role != null) {
            backup = role.backup();
            backupName = role.backupName();
        }
        boolean same = backup != null && backup.equals(owner);
        return new Task.Hands(owner, ownerName, same ? null : backup, same ? null : backupName);
    }

    private @Nullable String nameOf(@Nullable PersonId person) {
        Added named = playbook.named(person);
        return named == null ? onDuty.get(person) : named.name();
    }
}

package dev.muster.incident;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.ParticularCommands.AlarmRole;
import dev.muster.incident.ParticularEvent.RoleUnfilled;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Roles that are added while an incident runs, and the alarm for those that nobody holds. The alarm is a durable job
 * that belongs to the role: it looks again when it is due, so whoever took the role in the meantime hears nothing. Who
 * is told: the commander and the backup, and when there is neither, the owners of the home channel.
 */
final class RoleAlarm {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST = 40;

    private RoleAlarm() {}

    static void register(Registry registry) {
        registry.handle("incident.add-role", AddRole.class, InIncident.of(RoleAlarm::check, RoleAlarm::add));
        registry.handleDue("incident.alarm-role", AlarmRole.class, InChannel.of(InIncident.WORK, RoleAlarm::alarm));
        registry.event("incident.role-unfilled", 1, RoleUnfilled.class);
        registry.follow(RoleAssigned.class, RoleAlarm::watch);
        registry.follow(StatusChanged.class, RoleAlarm::watchAgain);
    }

    private static AddRole check(AddRole command, Admission admission) {
        String name = Limits.required("role", command.role(), 40);
        if (!NAME.matcher(name).matches()) {
            throw Rejection.invalid("role", "a role is named by small letters, digits and hyphens");
        }
        List<Person> found = new ArrayList<>();
        if (command.primary() != null) {
            found.add(admission.person("primary", command.primary()));
        }
        if (command.backup() != null) {
            found.add(admission.person("backup", command.backup()));
        }
        return new AddRole(
                command.incident(),
                name,
                Limits.required("title", command.title(), 60),
                command.primary(),
                command.backup(),
                found);
    }

    private static Decision add(AddRole command, State state, Context context) {
        Incident.in(state, command.incident());
        List<Role> roles = state.find(Role.KIND, Term.of("incident", command.incident()));
        if (roles.stream().anyMatch(r -> r.name().equals(command.role()))) {
            throw Rejection.conflict("the incident has a role of that name");
        }
        if (roles.size() >= MOST) {
            throw Rejection.conflict("an incident has " + MOST + " roles at most");
        }
        List<Person> found = Objects.requireNonNullElse(command.found(), List.of());
        Person primary = command.primary() == null ? null : found.get(0);
        Person backup = command.backup() == null ? null : found.get(found.size() - 1);
        int last = roles.stream().mapToInt(Role::order).max().orElse(-1);
        Role role = new Role(command.incident(), command.role(), command.title(), null, null, null, null, last + 1)
                .held(idOf(primary), nameOf(primary), idOf(backup), nameOf(backup));
        Decision decision = new Decision();
        Channels.include(decision, command.channel(), found, state, context);
        InIncident.touch(decision, command.incident(), state, context);
        return decision.put(Role.KIND, role).append(InIncident.journal(command, context), role.assigned());
    }

    private static @Nullable PersonId idOf(@Nullable Person person) {
        return person == null ? null : person.id();
    }

    private static @Nullable String nameOf(@Nullable Person person) {
        return person == null ? null : person.name();
    }

    private static Decision watch(EntryId at, RoleAssigned event, State state, Context context) {
        return event.primary() == null
                ? watch(new IncidentId(at.journal().id()), List.of(event.role()), state, context)
                : new Decision();
    }

    private static Decision watchAgain(EntryId at, StatusChanged event, State state, Context context) {
        if (event.from().open() || !event.to().open()) {
            return new Decision();
        }
        IncidentId id = new IncidentId(at.journal().id());
        List<String> unfilled = state.find(Role.KIND, Term.of("incident", id)).stream()
                .filter(r -> r.primary() == null)
                .map(Role::name)
                .toList();
        return watch(id, unfilled, state, context);
    }

    private static Decision watch(IncidentId id, List<String> roles, State state, Context context) {
        Decision decision = new Decision();
        int minutes = roles.isEmpty() ? 0 : Scheme.in(state).alarmMinutes();
        if (minutes > 0) {
            roles.forEach(role -> decision.schedule(
                    "incident.role/" + Role.id(id, role),
                    context.now().plus(Duration.ofMinutes(minutes)),
                    new AlarmRole(id, role)));
        }
        return decision;
    }

    private static Decision alarm(AlarmRole command, State state, Context context) {
        Role role = Role.in(state, command.incident(), command.role()).orElseThrow(Rejection::absent);
        if (role.primary() != null
                || !Incident.in(state, command.incident()).status().open()) {
            return new Decision();
        }
        List<PersonId> leading = Role.in(state, command.incident(), Role.COMMANDER).stream()
                .flatMap(r -> Stream.of(r.primary(), r.backup()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        List<PersonId> told = leading.isEmpty() ? owners(command.channel(), state) : leading;
        return new Decision()
                .append(InIncident.journal(command, context), new RoleUnfilled(role.name(), role.title(), told));
    }

    /** Who owns the home channel of an incident. */
    static List<PersonId> owners(ChannelId home, State state) {
        return state.find(Member.KIND, Term.of("channel", home)).stream()
                .filter(m -> m.rank() == Rank.OWNER)
                .map(Member::person)
                .toList();
    }
}

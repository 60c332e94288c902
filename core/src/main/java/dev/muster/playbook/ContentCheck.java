package dev.muster.playbook;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Admission;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.incident.CallTemplate;
import dev.muster.incident.Role;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.record.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a playbook's content, field by field, and looks up its people. What is wrong is named by its path. */
final class ContentCheck {
    static final int MOST_INVITED = 500;
    static final int MOST_ROLES = 20;
    static final int MOST_TASKS = 200;
    static final long LONGEST_SECONDS = 366L * 24 * 3600;
    private static final int MOST_CHECKLISTS = 20;
    private static final int MOST_STANDUPS = 10;
    private static final int MOST_PROPERTIES = 50;
    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_CHANNELS = 10;
    private static final int MOST_METRICS = 20;
    private static final int MOST_BLOCKERS = 20;
    static final int MOST_BYTES = 256 * 1024;
    private static final Pattern ROLE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_RULES = 20;
    private final People known;
    private final RulePlans rulePlans;
    private final Map<PersonId, Added> people = new LinkedHashMap<>();
    private final Set<String> roleNames = new HashSet<>();
    private final References references = new References();
    private int tasks;

    /** Who somebody is; refuses, naming the path, whoever is nobody. */
    @FunctionalInterface
    interface People {
        Added named(String path, PersonId id);
    }

    ContentCheck(Admission admission, RulePlans rulePlans) {
        this((path, id) -> added(admission.person(path, id)), rulePlans);
    }

    ContentCheck(People known, RulePlans rulePlans) {
        this.known = known;
        this.rulePlans = rulePlans;
    }

    private RulePlan rule(String path, RulePlan rule) {
        PartChecks.id(path + ".id", rule.id());
        return rulePlans.checked(path, rule, this::look);
    }

    /** Whom a rule names is looked up, and is not one of those who are there from the beginning. */
    private void look(String path, PersonId id) {
        if (!people.containsKey(id)) {
            known.named(path, id);
        }
    }

    static Added added(Person person) {
        return new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    static Rejection tooLarge(String path) {
        return Rejection.invalid(path, "larger than " + MOST_BYTES / 1024 + " KiB as JSON; split it into several");
    }

    /** Everyone whom the content names, as the directory has them now. */
    List<Added> people() {
        return List.copyOf(people.values());
    }

    private static @Nullable String callLink(String path, @Nullable String template) {
        return template == null || template.isBlank() ? null : CallTemplate.checked(path, template);
    }

    /** The content in its one normal form. */
    PlaybookContent check(String path, @Nullable PlaybookContent given) {
        PlaybookContent content = references.named(Limits.present(path, given));
        PlaybookContent checked = new PlaybookContent(
                Limits.required(path + ".title", content.title(), 200),
                text(path + ".description", content.description(), 4_000),
                content.severity(),
                text(path + ".channelName", content.channelName(), 80),
                text(path + ".welcome", content.welcome(), 4_000),
                each(path + ".invite", content.invite(), MOST_INVITED, this::known),
                each(path + ".roles", content.roles(), MOST_ROLES, this::role),
                content.updateEveryMinutes(),
                each(path + ".checklists", content.checklists(), MOST_CHECKLISTS, this::checklist),
                each(path + ".standups", content.standups(), MOST_STANDUPS, ContentCheck::standup),
                each(path + ".properties", content.properties(), MOST_PROPERTIES, (p, d) -> d.checked(p)),
                each(path + ".conditions", content.conditions(), MOST_CONDITIONS, PartChecks::condition),
                each(path + ".channels", content.channels(), MOST_CHANNELS, PartChecks::channel),
                callLink(path + ".callLink", content.callLink()),
                text(path + ".updateTemplate", content.updateTemplate(), 4_000),
                PartChecks.retrospective(path + ".retrospective", content.retrospective()),
                each(path + ".metrics", content.metrics(), MOST_METRICS, PartChecks::metric),
                PackChecks.context(path + ".context", content.context()),
                PackChecks.exercise(path + ".exercise", content.exercise()),
                each(path + ".rules", content.rules(), MOST_RULES, this::rule));
        references.check(path, checked);
        if (checked.updateEveryMinutes() != null) {
            Limits.within(path + ".updateEveryMinutes", checked.updateEveryMinutes(), 1, 10_080);
        }
        once(
                path + ".checklists",
                checked.checklists().stream().map(Checklist::title).toList(),
                "].title");
        once(path + ".invite", checked.invite(), "]");
        if (Json.write(checked).length > MOST_BYTES) {
            throw tooLarge(path);
        }
        return checked;
    }

    private RolePlan role(String path, RolePlan role) {
        String name = Limits.required(path + ".name", role.name(), 40);
        if (!ROLE_NAME.matcher(name).matches()) {
            throw Rejection.invalid(path + ".name", "lower-case letters, digits and hyphens, a letter first");
        }
        if (!roleNames.add(name)) {
            throw Rejection.invalid(path + ".name", "there is a role " + name + " already; roles have different names");
        }
        differ(path + ".backup", role.primary(), role.backup());
        return new RolePlan(
                name,
                Limits.required(path + ".title", role.title(), 80),
                person(path + ".primary", role.primary()),
                person(path + ".backup", role.backup()));
    }

    private Checklist checklist(String path, Checklist checklist) {
        List<TaskPlan> checked = each(path + ".tasks", checklist.tasks(), MOST_TASKS, this::task);
        return new Checklist(Limits.required(path + ".title", checklist.title(), 120), checked);
    }

    private TaskPlan task(String path, TaskPlan task) {
        if (++tasks > MOST_TASKS) {
            throw Rejection.invalid(path, "a playbook has " + MOST_TASKS + " tasks at most");
        }
        if (Stream.of(task.owner(), task.ownerRole(), task.ownerGroup(), task.ownerProperty(), task.ownerOnCall())
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw Rejection.invalid(
                    path + ".owner", "name a person, a role, a group, a property or a rotation, and one of them");
        }
        String role = task.ownerRole();
        if (role != null && !role.equals(Role.COMMANDER) && !roleNames.contains(role)) {
            throw Rejection.invalid(path + ".ownerRole", "this playbook has no role " + role);
        }
        differ(path + ".backup", task.owner(), task.backup());
        return new TaskPlan(
                task.id(),
                Limits.required(path + ".title", task.title(), 200),
                text(path + ".description", task.description(), 2_000),
                person(path + ".owner", task.owner()),
                person(path + ".backup", task.backup()),
                task.ownerRole(),
                task.ownerGroup(),
                task.ownerProperty(),
                text(path + ".ownerOnCall", task.ownerOnCall(), 60),
                seconds(path + ".dueAfterSeconds", task.dueAfterSeconds()),
                task.dueAfter(),
                seconds(path + ".escalateAfterSeconds", task.escalateAfterSeconds()),
                each(path + ".blockedBy", task.blockedBy(), MOST_BLOCKERS, (p, id) -> id),
                task.condition(),
                task.evidence(),
                text(path + ".command", task.command(), 500));
    }

    private static StandupPlan standup(String path, StandupPlan standup) {
        String zone = Limits.required(path + ".zone", standup.zone(), 60);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Rejection.invalid(path + ".zone", "no zone is called " + zone + "; one is Europe/London");
        }
        if (standup.at().isEmpty()) {
            throw Rejection.invalid(path + ".at", "name at least one time of day, such as 09:00");
        }
        Limits.within(path + ".windowMinutes", standup.windowMinutes(), 1, 1_440);
        List<String> times = each(path + ".at", standup.at(), 24, (p, time) -> {
            if (!TIME.matcher(time).matches()) {
                throw Rejection.invalid(p, "a time of day is written like 09:00");
            }
            return time;
        });
        once(path + ".at", times, "]");
        return new StandupPlan(
                Limits.required(path + ".title", standup.title(), 120),
                zone,
                times,
                standup.windowMinutes(),
                each(path + ".questions", standup.questions(), 10, (p, q) -> Limits.required(p, q, 200)));
    }

    private @Nullable PersonId person(String path, @Nullable PersonId id) {
        return id == null ? null : known(path, id);
    }

    private PersonId known(String path, PersonId id) {
        if (!people.containsKey(id)) {
            people.put(id, known.named(path, id));
        }
        return id;
    }

    private static void differ(String path, @Nullable PersonId holder, @Nullable PersonId backup) {
        if (holder != null && holder.equals(backup)) {
            throw Rejection.invalid(path, "the backup must be someone else");
        }
    }

    static @Nullable String text(String path, @Nullable String text, int most) {
        String stripped = Limits.optional(path, text, most);
        return stripped.isEmpty() ? null : stripped;
    }

    static @Nullable Long seconds(String path, @Nullable Long seconds) {
        return seconds == null ? null : Limits.within(path, seconds, 1, LONGEST_SECONDS);
    }

    static void once(String path, List<?> values, String suffix) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                throw Rejection.invalid(path + "[" + i + suffix, values.get(i) + " is there already");
            }
        }
    }

    /** One element of a list, named by its path. */
    @FunctionalInterface
    interface Part<T> {
        T check(String path, T part);
    }

    /** Checks a list and each of its parts, by its path; none may be missing. */
    static <T> List<T> each(String path, List<T> parts, int most, Part<T> check) {
        List<T> checked = new ArrayList<>();
        List<T> given = Limits.atMost(path, parts, most);
        for (int i = 0; i < given.size(); i++) {
            String at = path + "[" + i + "]";
            checked.add(check.check(at, Limits.present(at, given.get(i))));
        }
        return List.copyOf(checked);
    }
}

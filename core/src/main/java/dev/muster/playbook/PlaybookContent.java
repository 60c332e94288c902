package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.Marking;
import dev.muster.condition.Condition;
import dev.muster.incident.Severity;
import dev.muster.property.PropertyDefinition;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook says. Lists that are missing are empty.
 *
 * @param title 1 to 200 characters
 * @param description at most 4,000 characters; may be missing
 * @param severity how bad such an incident is when nobody says otherwise
 * @param channelName what the incident's channel is to be called, at most 80 characters, with {@link Template} places
 * @param welcome what everyone who comes in reads first, at most 4,000 characters, with {@link Template} places
 * @param invite who is to be there, at most 500
 * @param roles who is what, at most 20; one named {@code commander} says who commands
 * @param updateEveryMinutes how often an update is promised, 1 to 10,080; null for no promise
 * @param checklists what is to be done, at most 20 with 200 tasks between them
 * @param standups when everyone is asked how it goes, at most 10
 * @param properties what such incidents have beside what all have, at most 50
 * @param conditions what tasks depend on, at most 100; tasks name them by id
 * @param channels the incident's further channels, at most 10
 * @param callLink address of the call, with {@link Template} places, at most 500 characters; null for none
 * @param updateTemplate what an update begins as, at most 4,000 characters; null for nothing
 * @param retrospective how it is looked back on; null for no template
 * @param metrics what is measured of each run, at most 20
 * @param context what is laid before everybody when an incident opens; null for nothing
 * @param exercise how it is exercised; null for no script
 * @param rules what happens by itself in incidents that run by this version, at most 20; not written when there are none
 */
public record PlaybookContent(
        String title,
        @Nullable String description,
        @Nullable Severity severity,
        @Nullable String channelName,
        @Nullable String welcome,
        List<PersonId> invite,
        List<RolePlan> roles,
        @Nullable Integer updateEveryMinutes,
        List<Checklist> checklists,
        List<StandupPlan> standups,
        List<PropertyDefinition> properties,
        List<NamedCondition> conditions,
        List<ChannelPlan> channels,
        @Nullable String callLink,
        @Nullable String updateTemplate,
        @Nullable RetrospectivePlan retrospective,
        List<Metric> metrics,
        @Nullable ContextPlan context,
        @Nullable ExercisePlan exercise,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RulePlan> rules) {
    /** Missing lists become empty ones. */
    public PlaybookContent {
        properties = orEmpty(properties);
        conditions = orEmpty(conditions);
        channels = orEmpty(channels);
        metrics = orEmpty(metrics);
        invite = orEmpty(invite);
        roles = orEmpty(roles);
        checklists = orEmpty(checklists);
        standups = orEmpty(standups);
        rules = orEmpty(rules);
    }

    /** One without properties, conditions, further channels, call, templates and metrics. */
    public PlaybookContent(
            String title,
            @Nullable String description,
            @Nullable Severity severity,
            @Nullable String channelName,
            @Nullable String welcome,
            List<PersonId> invite,
            List<RolePlan> roles,
            @Nullable Integer updateEveryMinutes,
            List<Checklist> checklists,
            List<StandupPlan> standups) {
        this(
                title,
                description,
                severity,
                channelName,
                welcome,
                invite,
                roles,
                updateEveryMinutes,
                checklists,
                standups,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    /** Begins a playbook of which nothing but its title is said. */
    public static ContentBuilder of(String title) {
        return new ContentBuilder(title);
    }

    /** Begins one that says the same, to be changed. */
    public ContentBuilder change() {
        return new ContentBuilder(this);
    }

    /**
     * A condition that tasks refer to.
     *
     * @param id 1 to 64 letters, digits, {@code _} and {@code -}
     * @param name what people call it, at most 200 characters; null for none
     * @param when what has to be so
     */
    public record NamedCondition(String id, @Nullable String name, Condition when) {}

    /**
     * A further channel of the incident.
     *
     * @param purpose 1 to 40 characters, such as {@code Legal}
     * @param name what it is called, at most 80 characters with {@link Template} places; null for title and purpose
     * @param marking its TLP marking; null for none
     */
    public record ChannelPlan(
            String purpose, @Nullable String name, @Nullable Marking marking) {}

    /**
     * How an incident is looked back on.
     *
     * @param template what the retrospective begins as, Markdown of at most 20,000 characters
     * @param remindAfterSeconds how long after it is resolved someone is reminded to write it; null for never
     * @param remindAgainSeconds how long after that again; null for once
     */
    public record RetrospectivePlan(
            @Nullable String template,
            @Nullable Long remindAfterSeconds,
            @Nullable Long remindAgainSeconds) {}

    /**
     * Something that is measured of each run.
     *
     * @param id 1 to 64 letters, digits, {@code _} and {@code -}
     * @param title 1 to 100 characters
     * @param description at most 500 characters; null for none
     * @param type what it counts
     * @param target what is aimed at: milliseconds, hundredths of the currency, or a count; null for nothing
     */
    public record Metric(
            String id,
            String title,
            @Nullable String description,
            MetricType type,
            @Nullable Long target) {}

    /** A role, and who holds it. */
    public record RolePlan(
            String name,
            String title,
            @Nullable PersonId primary,
            @Nullable PersonId backup) {}

    /** Tasks of one stage. */
    public record Checklist(String title, List<TaskPlan> tasks) {
        /** Missing tasks are none. */
        public Checklist {
            tasks = orEmpty(tasks);
        }
    }

    /**
     * A task to come.
     *
     * @param id by which other tasks and conditions name it, 1 to 64 letters, digits, {@code _} and {@code -}; null when
     *     nothing names it, and then it gets one when the playbook is published
     * @param title 1 to 200 characters
     * @param description Markdown of at most 2,000 characters; null for none
     * @param owner who does it; one of this, a role, a group, a property and a rotation is named
     * @param backup who does it when the owner is silent
     * @param ownerRole the role whose holder owns it
     * @param ownerGroup the group whose members can take it; nobody owns it until one does
     * @param ownerProperty the property whose person owns it, from when it has one
     * @param ownerOnCall the id or the title of the rotation by which whoever is on call owns it when it is made
     * @param dueAfterSeconds when it is due, from what {@code dueAfter} names on
     * @param dueAfter {@code task:ID} for when that task is finished, {@code property:ID} for when that property is
     *     set; null for the declaration
     * @param escalateAfterSeconds how long its owner may stay silent; null: until it is due
     * @param blockedBy ids of the tasks that have to be finished before it, at most 20
     * @param condition id of the condition under which it is shown; null for always
     * @param evidence true when it is not done without a file or a link that shows it
     * @param command a slash command that it offers to run, at most 500 characters; null for none
     */
    public record TaskPlan(
            @Nullable String id,
            String title,
            @Nullable String description,
            @Nullable PersonId owner,
            @Nullable PersonId backup,
            @Nullable String ownerRole,
            @Nullable GroupId ownerGroup,
            @Nullable String ownerProperty,
            @Nullable String ownerOnCall,
            @Nullable Long dueAfterSeconds,
            @Nullable String dueAfter,
            @Nullable Long escalateAfterSeconds,
            List<String> blockedBy,
            @Nullable String condition,
            boolean evidence,
            @Nullable String command) {
        /** Missing lists become empty ones. */
        public TaskPlan {
            blockedBy = orEmpty(blockedBy);
        }

        /** A task that depends on nothing, and that nothing names. */
        public TaskPlan(
                String title,
                @Nullable String description,
                @Nullable PersonId owner,
                @Nullable PersonId backup,
                @Nullable String ownerRole,
                @Nullable Long dueAfterSeconds,
                @Nullable Long escalateAfterSeconds) {
            this(
                    null,
                    title,
                    description,
                    owner,
                    backup,
                    ownerRole,
                    null,
                    null,
                    null,
                    dueAfterSeconds,
                    null,
                    escalateAfterSeconds,
                    List.of(),
                    null,
                    false,
                    null);
        }

        /** Begins a task of which nothing but its title is said. */
        public static TaskBuilder of(String title) {
            return new TaskBuilder(title);
        }

        /** Begins one that says the same, to be changed. */
        public TaskBuilder change() {
            return new TaskBuilder(this);
        }
    }

    /**
     * A standup to come.
     *
     * @param zone the zone that the times are in
     * @param at times of day, such as {@code 09:00}, 1 to 24
     * @param windowMinutes how long answers are waited for, 1 to 1,440
     * @param questions what is asked, at most 10; empty for the usual ones
     */
    public record StandupPlan(String title, String zone, List<String> at, int windowMinutes, List<String> questions) {
        /** Missing lists become empty ones. */
        public StandupPlan {
            at = orEmpty(at);
            questions = orEmpty(questions);
        }

        /** The zone. */
        public ZoneId in() {
            return ZoneId.of(zone);
        }

        /** The times of day. */
        public List<LocalTime> times() {
            return at.stream().map(LocalTime::parse).toList();
        }
    }

    /** The plan of the role of this name, if there is one. */
    public Optional<RolePlan> role(String name) {
        return roles.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

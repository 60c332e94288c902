package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.incident.Severity;
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
        List<StandupPlan> standups) {
    /** Missing lists become empty ones. */
    public PlaybookContent {
        invite = orEmpty(invite);
        roles = orEmpty(roles);
        checklists = orEmpty(checklists);
        standups = orEmpty(standups);
    }

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
     * @param ownerRole the role whose holder owns it; not together with an owner
     * @param dueAfterSeconds when it is due, from the declaration on
     * @param escalateAfterSeconds how long its owner may stay silent; null: until it is due
     */
    public record TaskPlan(
            String title,
            @Nullable String description,
            @Nullable PersonId owner,
            @Nullable PersonId backup,
            @Nullable String ownerRole,
            @Nullable Long dueAfterSeconds,
            @Nullable Long escalateAfterSeconds) {}

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

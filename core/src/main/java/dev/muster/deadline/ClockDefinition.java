package dev.muster.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a regime demands, as data: never changed, a change is a further version.
 *
 * @param id 1 to 40 small letters, digits and hyphens
 * @param version from 1
 * @param content what it says
 */
public record ClockDefinition(String id, int version, Content content) {
    /**
     * What a definition says.
     *
     * @param title what people see, 1 to 200 characters
     * @param regime whose rule it is, 1 to 60 characters
     * @param source where the rule stands, as one cites it, 1 to 500 characters
     * @param validFrom from which day the rule holds; null when that is not said
     * @param note what whoever uses it should know, at most 2,000 characters; may be empty
     * @param zone the zone in which days, months and times of day are reckoned, such as {@code Europe/Brussels}
     * @param calendar id of the calendar whose working days count; null when none do
     * @param triggers what it counts from, 1 to 10
     * @param stages what is due, 1 to 10, in order: each may count from submissions of those before it
     */
    public record Content(
            String title,
            String regime,
            String source,
            @Nullable LocalDate validFrom,
            String note,
            String zone,
            @Nullable String calendar,
            List<Trigger> triggers,
            List<Stage> stages) {
        /** Takes copies; what is missing is empty. */
        public Content {
            note = Objects.requireNonNullElse(note, "");
            triggers = List.copyOf(Objects.requireNonNullElse(triggers, List.of()));
            stages = List.copyOf(Objects.requireNonNullElse(stages, List.of()));
        }
    }

    /**
     * Something that happens at an instant which a person records.
     *
     * @param id 1 to 40 small letters, digits and hyphens
     * @param title what people see, 1 to 200 characters
     * @param meaning when it is to be recorded, at most 1,000 characters; may be empty
     */
    public record Trigger(String id, String title, String meaning) {
        /** A missing meaning is empty. */
        public Trigger {
            meaning = Objects.requireNonNullElse(meaning, "");
        }
    }

    /**
     * Something that is due.
     *
     * @param id 1 to 40 small letters, digits and hyphens
     * @param title what people see, 1 to 200 characters
     * @param audience to whom it goes, 1 to 200 characters
     * @param due how its deadline is reckoned
     * @param roll local time {@code HH:mm} of the next working day to which the deadline moves when it falls on a day on
     *     which nobody works; null when it stays where it is
     * @param escalate who is told before it lapses, and when, at most 10 in ascending order
     */
    public record Stage(
            String id,
            String title,
            String audience,
            Reckoning due,
            @Nullable String roll,
            List<Escalation> escalate) {
        /** Takes a copy; what is missing is empty. */
        public Stage {
            escalate = List.copyOf(Objects.requireNonNullElse(escalate, List.of()));
        }
    }

    /**
     * Who is told when so much of the time is over.
     *
     * @param percent 1 to 100; 100 when it lapses
     * @param roles names of roles of the incident whose holder and backup are told, at most 10
     * @param owners true when the owners of the incident's channel are told as well
     */
    public record Escalation(int percent, List<String> roles, boolean owners) {
        /** Takes a copy. */
        public Escalation {
            roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
        }
    }

    /** The stage of this id. */
    public Optional<Stage> stage(String stage) {
        return content.stages().stream().filter(s -> s.id().equals(stage)).findFirst();
    }

    /** The trigger of this id. */
    public Optional<Trigger> trigger(String trigger) {
        return content.triggers().stream().filter(t -> t.id().equals(trigger)).findFirst();
    }
}

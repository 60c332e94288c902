package dev.muster.help;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone in the line of a call for help.
 *
 * @param person who
 * @param name their name when the call was made
 * @param answer how they stand to it
 * @param askedAt when they were asked; null before
 * @param answeredAt when they said yes or no; null before
 * @param reason why not; empty unless they said no
 */
public record Candidate(
        PersonId person,
        String name,
        Answer answer,
        @Nullable Instant askedAt,
        @Nullable Instant answeredAt,
        String reason) {
    /** How someone stands to a call. */
    public enum Answer {
        /** Their turn has not come. */
        WAITING,
        /** They are asked now. */
        ASKED,
        /** They were asked and said nothing in time; a late yes still counts. */
        SILENT,
        /** They came. */
        ACCEPTED,
        /** They said no. */
        DECLINED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Candidate of(PersonId person, String name) {
        return new Candidate(person, name, Answer.WAITING, null, null, "");
    }

    /** True when they were asked and have not answered. */
    boolean mayAnswer() {
        return answer == Answer.ASKED || answer == Answer.SILENT;
    }

    /** Seconds from being asked to coming; null when they have not come. */
    public @Nullable Long joinedAfterSeconds() {
        return answer != Answer.ACCEPTED || askedAt == null || answeredAt == null
                ? null
                : Duration.between(askedAt, answeredAt).toSeconds();
    }

    Candidate asked(Instant at) {
        return new Candidate(person, name, Answer.ASKED, at, null, "");
    }

    Candidate silent() {
        return new Candidate(person, name, Answer.SILENT, askedAt, null, "");
    }

    Candidate answered(Answer how, Instant at, String why) {
        return new Candidate(person, name, how, askedAt, at, why);
    }
}

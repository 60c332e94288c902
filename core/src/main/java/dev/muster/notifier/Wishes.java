package dev.muster.notifier;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.Severity;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to be told, and nobody else reads. Times of day are written {@code 07:30} and are by the clock of the
 * zone.
 *
 * @param zone the zone's name; null for UTC, and when it is set for the zone that the person is in
 * @param quiet when only what is urgent leaves for them; null for never
 * @param digestAt when what was collected leaves for them, at most 24 times of day; none for 09:00
 * @param rules what they want of which news; the first that fits counts, at most 50
 */
public record Wishes(@Nullable String zone, @Nullable Quiet quiet, List<String> digestAt, List<Rule> rules) {
    /** What holds for whoever has said nothing: what is urgent, high or normal leaves at once. */
    public static final Wishes NONE = new Wishes(null, null, List.of(), List.of());

    /** What is absent is empty. */
    public Wishes {
        digestAt = List.copyOf(Objects.requireNonNullElse(digestAt, List.of()));
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
    }

    /**
     * A span of the day, across midnight when it ends before it begins.
     *
     * @param from the time of day at which it begins
     * @param to the time of day at which it ends; another
     */
    public record Quiet(String from, String to) {}

    /**
     * What is wanted of some news.
     *
     * @param kinds which kinds of news; none for all
     * @param severity incidents as bad as this or worse; null for all news
     * @param urgency news as urgent as this or more; null for all
     * @param days days on which it holds; none for all
     * @param from the time of day from which it holds; null for all day
     * @param to the time of day until which it holds, across midnight when it is before {@code from}; with it alone
     * @param how how to be told
     * @param via by which group of notifiers; null for the first
     */
    public record Rule(
            List<String> kinds,
            @Nullable Severity severity,
            @Nullable Urgency urgency,
            List<DayOfWeek> days,
            @Nullable String from,
            @Nullable String to,
            How how,
            @Nullable String via) {
        /** What is absent is empty. */
        public Rule {
            kinds = List.copyOf(Objects.requireNonNullElse(kinds, List.of()));
            days = List.copyOf(Objects.requireNonNullElse(days, List.of()));
        }

        /** Of some kinds, always. */
        public static Rule of(List<String> kinds, How how) {
            return new Rule(kinds, null, null, List.of(), null, null, how, null);
        }
    }

    /** How to be told. */
    public enum How {
        /** At once, or at the end of quiet hours. */
        NOW,
        /** With others, at the time of the digest. */
        DIGEST,
        /** Here alone: nothing leaves. */
        IN_APP;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whose wishes they are. */
    record Of(PersonId person, Wishes wishes) {
        static final Kind<Of> KIND =
                Kind.of("notifier.wishes", Of.class, o -> o.person().value());

        static Wishes in(State state, PersonId person) {
            return state.get(KIND, person.value()).map(Of::wishes).orElse(NONE);
        }
    }
}

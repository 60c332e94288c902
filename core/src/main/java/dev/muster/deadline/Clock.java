package dev.muster.deadline;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A definition at work in an incident. It holds the definition and the calendar that it began with, so that no later
 * version changes a deadline by itself.
 *
 * @param id which
 * @param incident of which incident
 * @param definition what it goes by
 * @param calendar whose working days count; null when none do
 * @param zone the zone in which it is reckoned
 * @param exercise true when the incident is an exercise
 * @param rule true when a rule of the workspace started it
 * @param startedAt when it was started: no deadline counts from that
 * @param moments the instants that were recorded, in the order in which they were; the last of each trigger counts
 * @param submissions what was submitted, in the order in which it was recorded
 * @param delays reasons that were given, in order; the last of each stage counts
 * @param told who was told of what so far
 * @param stopped why it does not run any more; null while it does
 */
public record Clock(
        ClockId id,
        IncidentId incident,
        ClockDefinition definition,
        @Nullable WorkingCalendar calendar,
        String zone,
        boolean exercise,
        boolean rule,
        Instant startedAt,
        List<Moment> moments,
        List<Submission> submissions,
        List<Delay> delays,
        List<Alarm> told,
        @Nullable String stopped) {
    /** How clocks are kept: found by incident and by whether they run, the one that is due next first. */
    public static final Kind<Clock> KIND = new Kind<>(
            "deadline.clock",
            Clock.class,
            c -> c.id().value(),
            c -> Set.of(Term.of("incident", c.incident()), Term.of("running", c.running())),
            Clock::rank);

    /**
     * When a trigger happened, as a person recorded it.
     *
     * @param trigger its id
     * @param at when it happened, which is not when it was recorded
     * @param decidedBy who decided that it had
     * @param decidedByName their name
     * @param note at most 1,000 characters; may be empty
     * @param recordedBy who recorded it
     * @param recordedAt when
     * @param reason why an earlier record was corrected; empty for the first
     */
    public record Moment(
            String trigger,
            Instant at,
            PersonId decidedBy,
            String decidedByName,
            String note,
            PersonId recordedBy,
            Instant recordedAt,
            String reason) {}

    /**
     * A submission.
     *
     * @param number counts the submissions of a clock, from 1
     * @param stage id of the stage
     * @param at when it was submitted
     * @param by who submitted it
     * @param byName their name
     * @param reference what the authority calls it; may be empty
     * @param link where it can be seen; null for nowhere
     * @param recordedAt when it was recorded
     * @param withdrawn why the record is taken back; null while it counts
     */
    public record Submission(
            int number,
            String stage,
            Instant at,
            PersonId by,
            String byName,
            String reference,
            @Nullable String link,
            Instant recordedAt,
            @Nullable String withdrawn) {
        Submission withdrawn(String why) {
            return new Submission(number, stage, at, by, byName, reference, link, recordedAt, why);
        }
    }

    /** Why a stage is late or will be, as {@code by} said at {@code at}. */
    public record Delay(String stage, String reason, PersonId by, Instant at) {}

    /** People were told that so much of the time until a deadline is over. */
    public record Alarm(String stage, int percent, Instant due) {}

    /** Takes copies. */
    public Clock {
        moments = List.copyOf(Objects.requireNonNullElse(moments, List.of()));
        submissions = List.copyOf(Objects.requireNonNullElse(submissions, List.of()));
        delays = List.copyOf(Objects.requireNonNullElse(delays, List.of()));
        told = List.copyOf(Objects.requireNonNullElse(told, List.of()));
    }

    /** What was recorded last of a trigger. */
    Optional<Moment> moment(String trigger) {
        return last(moments.stream().filter(m -> m.trigger().equals(trigger)));
    }

    /** What was submitted of a stage, by when it was. */
    List<Submission> submitted(String stage) {
        return submissions.stream()
                .filter(s -> s.stage().equals(stage) && s.withdrawn() == null)
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .toList();
    }

    /** Why a stage is late; empty when nobody said. */
    String delay(String stage) {
        return last(delays.stream().filter(d -> d.stage().equals(stage)))
                .map(Delay::reason)
                .orElse("");
    }

    private static <T> Optional<T> last(Stream<T> values) {
        return values.reduce((first, second) -> second);
    }

    /** The deadline of a stage. */
    Reckoned reckoned(Stage stage) {
        return Reckoner.reckon(stage, ZoneId.of(zone), calendar, new Reckoner.Moments() {
            @Override
            public @Nullable Instant trigger(String trigger) {
                return moment(trigger).map(Moment::at).orElse(null);
            }

            @Override
            public @Nullable Instant submission(String of, boolean latest) {
                List<Submission> all = submitted(of);
                return all.isEmpty()
                        ? null
                        : all.get(latest ? all.size() - 1 : 0).at();
            }
        });
    }

    /** True while something may still have to be submitted. */
    boolean running() {
        return stopped == null
                && definition.content().stages().stream()
                        .anyMatch(s -> submitted(s.id()).isEmpty());
    }

    private long rank() {
        return definition.content().stages().stream()
                .filter(s -> submitted(s.id()).isEmpty())
                .flatMap(s -> Stream.ofNullable(reckoned(s).due()))
                .mapToLong(Instant::getEpochSecond)
                .min()
                .orElse(Long.MAX_VALUE / 2);
    }

    Clock recorded(Moment moment) {
        return with(definition, calendar, zone, and(moments, moment), submissions, delays, told, stopped);
    }

    Clock submitted(Submission submission) {
        return with(definition, calendar, zone, moments, and(submissions, submission), delays, told, stopped);
    }

    Clock withdrawn(int number, String why) {
        List<Submission> all = new ArrayList<>(submissions);
        all.replaceAll(s -> s.number() == number ? s.withdrawn(why) : s);
        return with(definition, calendar, zone, moments, all, delays, told, stopped);
    }

    Clock delayed(Delay delay) {
        return with(definition, calendar, zone, moments, submissions, and(delays, delay), told, stopped);
    }

    Clock told(List<Alarm> alarms) {
        return with(definition, calendar, zone, moments, submissions, delays, alarms, stopped);
    }

    Clock moved(ClockDefinition to, @Nullable WorkingCalendar by, String in) {
        return with(to, by, in, moments, submissions, delays, told, stopped);
    }

    Clock stopped(String why) {
        return with(definition, calendar, zone, moments, submissions, delays, told, why);
    }

    private Clock with(
            ClockDefinition newDefinition,
            @Nullable WorkingCalendar newCalendar,
            String newZone,
            List<Moment> newMoments,
            List<Submission> newSubmissions,
            List<Delay> newDelays,
            List<Alarm> newTold,
            @Nullable String newStopped) {
        return new Clock(
                id,
                incident,
                newDefinition,
                newCalendar,
                newZone,
                exercise,
                rule,
                startedAt,
                newMoments,
                newSubmissions,
                newDelays,
                newTold,
                newStopped);
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}

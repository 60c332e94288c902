package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident beside what every list shows.
 *
 * @param type id of a type of the workspace's {@link Scheme}; null for none
 * @param impact who is hit and how; may be empty
 * @param affected systems that are affected, in the order in which they were named
 * @param fixBy when it is expected to be mended; null for no estimate
 * @param call address of its call; null for none
 * @param noticedAt when what led to it was first seen: when the alert began, or when the message was written; null when
 *     nothing went before the declaration
 * @param from the message from which it was declared; null for none
 * @param updateEveryMinutes the interval last promised between updates; 0 for none
 * @param promisesOff true while no update is promised on purpose
 * @param proposal a severity that is proposed and not agreed to yet; null for none
 * @param exercise true for an exercise; said at the declaration and never changed
 */
public record Particulars(
        @Nullable String type,
        String impact,
        List<String> affected,
        @Nullable Instant fixBy,
        @Nullable String call,
        @Nullable Instant noticedAt,
        @Nullable Quote from,
        int updateEveryMinutes,
        boolean promisesOff,
        @Nullable SeverityProposal proposal,
        boolean exercise) {
    /** Nothing. */
    public static final Particulars NONE =
            new Particulars(null, "", List.of(), null, null, null, null, 0, false, null, false);

    /**
     * A severity that somebody proposes.
     *
     * @param id which proposal
     * @param to what it would become
     * @param reason why
     * @param by who proposes it
     * @param at when
     */
    public record SeverityProposal(String id, Severity to, String reason, PersonId by, Instant at) {}

    /** Missing text and lists are empty: older incidents have none. */
    public Particulars {
        impact = Objects.requireNonNullElse(impact, "");
        affected = List.copyOf(Objects.requireNonNullElse(affected, List.of()));
    }

    /** What is there at the declaration. */
    static Particulars declared(@Nullable Instant noticedAt, @Nullable Quote from, int everyMinutes, boolean exercise) {
        return new Particulars(null, "", List.of(), null, null, noticedAt, from, everyMinutes, false, null, exercise);
    }

    /** The same, of another type, impact and with other affected systems. */
    public Particulars classified(@Nullable String newType, String newImpact, List<String> newAffected) {
        return new Particulars(
                newType,
                newImpact,
                newAffected,
                fixBy,
                call,
                noticedAt,
                from,
                updateEveryMinutes,
                promisesOff,
                proposal,
                exercise);
    }

    /** The same with another estimate. */
    public Particulars fixedBy(@Nullable Instant newFixBy) {
        return new Particulars(
                type,
                impact,
                affected,
                newFixBy,
                call,
                noticedAt,
                from,
                updateEveryMinutes,
                promisesOff,
                proposal,
                exercise);
    }

    /** The same with another call. */
    public Particulars called(@Nullable String newCall) {
        return new Particulars(
                type,
                impact,
                affected,
                fixBy,
                newCall,
                noticedAt,
                from,
                updateEveryMinutes,
                promisesOff,
                proposal,
                exercise);
    }

    /** The same with another promise. */
    public Particulars promising(int everyMinutes, boolean off) {
        return new Particulars(
                type, impact, affected, fixBy, call, noticedAt, from, everyMinutes, off, proposal, exercise);
    }

    /** The same with another proposal; null for none. */
    public Particulars proposed(@Nullable SeverityProposal newProposal) {
        return new Particulars(
                type,
                impact,
                affected,
                fixBy,
                call,
                noticedAt,
                from,
                updateEveryMinutes,
                promisesOff,
                newProposal,
                exercise);
    }
}

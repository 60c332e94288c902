package dev.muster.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.notifier.Urgency;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands. Its terms are fixed when it is made; the rest is what has happened to it.
 *
 * @param id which
 * @param terms what was asked for
 * @param createdAt when it was made
 * @param nextAt when it fires next; null when it does not any more
 * @param occurrence the number of the occurrence that is planned next, from 1
 * @param fired how often it has fired, escalations left aside
 * @param escalations how many of those to be asked in turn were asked
 * @param escalateAt when the next of them is asked; null when nobody is to be
 * @param acknowledgedBy who acknowledged it; null when nobody did
 * @param state where it is in its life
 */
public record Notice(
        NoticeId id,
        Terms terms,
        Instant createdAt,
        @Nullable Instant nextAt,
        long occurrence,
        int fired,
        int escalations,
        @Nullable Instant escalateAt,
        @Nullable PersonId acknowledgedBy,
        Phase state) {
    /**
     * What was asked for.
     *
     * @param channel the channel that owns it
     * @param text what is said
     * @param people who is told; empty for everyone who is in the channel then
     * @param everySeconds how far apart the occurrences are; null for one alone
     * @param untilAcknowledged true when somebody has to acknowledge it
     * @param escalateTo who is asked in turn while nobody does
     * @param escalateAfterSeconds how long it waits for each of them
     * @param plan what was said besides; null for nothing, and then {@code people} and {@code escalateTo} say it
     */
    public record Terms(
            ChannelId channel,
            String text,
            List<PersonId> people,
            @Nullable Long everySeconds,
            boolean untilAcknowledged,
            List<PersonId> escalateTo,
            long escalateAfterSeconds,
            @Nullable Plan plan) {
        /** Takes copies. */
        public Terms {
            people = List.copyOf(people);
            escalateTo = List.copyOf(escalateTo);
        }

        /** Whom it is for. */
        Addressees to() {
            return plan == null ? new Addressees(people, List.of(), List.of()) : plan.to();
        }

        /** Who is asked in turn. */
        List<Escalation> chain() {
            return plan == null
                    ? escalateTo.stream()
                            .map(p -> Escalation.of(Addressees.of(p), escalateAfterSeconds))
                            .toList()
                    : plan.chain();
        }

        Misfire misfire() {
            return plan == null ? Misfire.MERGE : plan.misfire();
        }

        /** How late an occurrence may be; null for any. */
        @Nullable
        Duration bound() {
            Long seconds = plan == null ? null : plan.tooLateSeconds();
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }

        Urgency urgency() {
            return plan == null ? Urgency.NORMAL : plan.urgency();
        }

        /** How long it waits before the first step. */
        Duration patience() {
            return Duration.ofSeconds(escalateAfterSeconds);
        }

        /** The occurrence after this one; null when there is none. */
        @Nullable
        Instant next(Instant planned) {
            if (plan != null && plan.cron() != null && plan.zone() != null) {
                return Cron.of(plan.cron(), plan.zone()).after(planned).orElse(null);
            }
            return everySeconds == null ? null : planned.plusSeconds(everySeconds);
        }
    }

    /** Where a notice is in its life. */
    public enum Phase {
        /** It will fire, or fire again. */
        SCHEDULED,
        /** It has fired for the last time; if it asks to be acknowledged, nobody has yet. */
        FIRED,
        /** Somebody has acknowledged it. */
        ACKNOWLEDGED,
        /** Somebody has cancelled it. */
        CANCELLED,
        /** Its last occurrence was skipped: it was too late for it. */
        MISSED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How notices are kept: found by channel and by whether anything is still to come of them, oldest first. */
    public static final Kind<Notice> KIND = new Kind<>(
            "notice.notice",
            Notice.class,
            n -> n.id().value(),
            n -> Set.of(Term.of("channel", n.terms().channel()), Term.of("running", n.running())),
            n -> n.createdAt().toEpochMilli());

    static Notice planned(NoticeId id, Terms terms, Instant now, Instant first) {
        return new Notice(id, terms, now, first, 1, 0, 0, null, null, Phase.SCHEDULED);
    }

    /** True while it may fire, escalate or be acknowledged. */
    boolean running() {
        return state == Phase.SCHEDULED || (state == Phase.FIRED && terms.untilAcknowledged());
    }

    /** True when it is for everyone in the channel. */
    boolean forEveryone() {
        return terms.to().nobody() || asked().stream().anyMatch(e -> e.to().nobody());
    }

    /** The steps that it has gone through so far. */
    List<Escalation> asked() {
        return terms.chain().subList(0, Math.min(escalations, terms.chain().size()));
    }

    /** The same after occurrences were skipped; over when none is to come. */
    Notice skipped(@Nullable Instant newNextAt, long newOccurrence) {
        boolean over = newNextAt == null && fired == 0;
        Phase phase = newNextAt != null ? Phase.SCHEDULED : over ? Phase.MISSED : Phase.FIRED;
        return new Notice(
                id, terms, createdAt, newNextAt, newOccurrence, fired, escalations, escalateAt, acknowledgedBy, phase);
    }

    /** The same after it fired, with the occurrence that comes next if there is one. */
    Notice fired(@Nullable Instant newNextAt, long newOccurrence, @Nullable Instant newEscalateAt) {
        Phase phase = newNextAt == null ? Phase.FIRED : Phase.SCHEDULED;
        return new Notice(
                id, terms, createdAt, newNextAt, newOccurrence, fired + 1, escalations, newEscalateAt, null, phase);
    }

    /** The same after so many were asked in turn. */
    Notice escalated(int newEscalations, @Nullable Instant newEscalateAt) {
        return new Notice(id, terms, createdAt, nextAt, occurrence, fired, newEscalations, newEscalateAt, null, state);
    }

    /** The same, over. */
    Notice ended(Phase how, @Nullable PersonId by) {
        return new Notice(id, terms, createdAt, null, occurrence, fired, escalations, null, by, how);
    }
}

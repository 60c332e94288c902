package dev.muster.notice;

import dev.muster.notifier.Urgency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a notice besides its text and its first time.
 *
 * @param to whom it is for; null for everyone in the channel
 * @param urgency how urgent it is; null for normal
 * @param cron five fields as in a UNIX crontab, by the clock of the zone; null for none
 * @param zone the zone's name in the time-zone database; with {@code cron} alone
 * @param misfire what becomes of missed occurrences; null for {@code merge}
 * @param tooLateSeconds an occurrence later than this is never given, 1 second to 366 days; null for no bound, and for 60
 *     when missed ones are skipped
 * @param waitSeconds how long it waits for those it is for before the first step; null for 300
 * @param chain who is asked, step by step, while nobody acknowledges it, at most 20; null for nobody
 * @param via the group of notifiers by which it is told; null for what each person has chosen
 */
public record Plan(
        Addressees to,
        Urgency urgency,
        @Nullable String cron,
        @Nullable String zone,
        Misfire misfire,
        @Nullable Long tooLateSeconds,
        @Nullable Long waitSeconds,
        List<Escalation> chain,
        @Nullable String via) {
    /** How late an occurrence may be without being missed, when missed ones are skipped and nothing else was said. */
    static final long IN_TIME = 60;

    /** What is absent has its default. */
    public Plan {
        to = Objects.requireNonNullElse(to, Addressees.EVERYONE);
        urgency = Objects.requireNonNullElse(urgency, Urgency.NORMAL);
        misfire = Objects.requireNonNullElse(misfire, Misfire.MERGE);
        chain = List.copyOf(Objects.requireNonNullElse(chain, List.of()));
        if (tooLateSeconds == null && misfire == Misfire.SKIP) {
            tooLateSeconds = IN_TIME;
        }
    }

    /** To some, with every default. */
    public static Plan to(Addressees to) {
        return new Plan(to, Urgency.NORMAL, null, null, Misfire.MERGE, null, null, List.of(), null);
    }

    /** The same, by the clock of a zone. */
    public Plan at(String newCron, String newZone) {
        return new Plan(to, urgency, newCron, newZone, misfire, tooLateSeconds, waitSeconds, chain, via);
    }

    /** The same, with what becomes of missed occurrences. */
    public Plan missed(Misfire newMisfire, @Nullable Long newTooLateSeconds) {
        return new Plan(to, urgency, cron, zone, newMisfire, newTooLateSeconds, waitSeconds, chain, via);
    }

    /** The same, as urgent as this. */
    public Plan urgent(Urgency newUrgency) {
        return new Plan(to, newUrgency, cron, zone, misfire, tooLateSeconds, waitSeconds, chain, via);
    }

    /** The same, with a chain that begins after a while. */
    public Plan chain(long newWaitSeconds, List<Escalation> newChain) {
        return new Plan(to, urgency, cron, zone, misfire, tooLateSeconds, newWaitSeconds, newChain, via);
    }

    long patience() {
        return Objects.requireNonNullElse(waitSeconds, 300L);
    }
}

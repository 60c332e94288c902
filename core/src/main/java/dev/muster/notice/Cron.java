package dev.muster.notice;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.muster.command.Rejection;
import dev.muster.local.LocalTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A schedule by the clock on a wall: five fields as in a UNIX crontab, in a named zone.
 *
 * <ol>
 *   <li>The expression names times of day without a zone; each becomes an instant by {@link LocalTimes}.
 *   <li>Times that a change of the clock leaves out are all the first instant after the gap, and that is one occurrence.
 *   <li>Of a time that a change of the clock brings twice, the first is meant.
 * </ol>
 *
 * <p>Which times of day are meant is asked of cron-utils in UTC alone, where no clock ever changes.
 */
final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private final ExecutionTime times;
    private final ZoneId zone;

    private Cron(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * Reads a schedule that somebody wrote.
     *
     * @throws Rejection with the field that is wrong
     */
    static Cron of(String expression, String zone) {
        ZoneId where;
        try {
            where = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Rejection.invalid("zone", "there is no zone of this name; say one such as Europe/London");
        }
        try {
            return new Cron(ExecutionTime.forCron(PARSER.parse(expression)), where);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(
                    "cron", "five fields: minute, hour, day of the month, month, day of the week; such as 0 9 * * 1-5");
        }
    }

    /** The first occurrence after an instant; none when there is none any more. */
    Optional<Instant> after(Instant instant) {
        ZonedDateTime local = instant.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
        while (true) {
            Optional<ZonedDateTime> next = times.nextExecution(local);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            local = next.get();
            Instant meant = LocalTimes.first(zone, local.toLocalDateTime());
            if (meant.isAfter(instant)) {
                return Optional.of(meant);
            }
        }
    }
}

package dev.muster.channel;

import dev.muster.local.CalendarEntry;
import dev.muster.local.CalendarWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody's calendar looks, and into which channels: what rooms are asked with for what is to come in them.
 *
 * @param from the first moment
 * @param until the first moment after
 * @param now when it is asked
 * @param labels the channels that the person is in, with what each is called where others may see it; may be empty
 * @param words what entries are called
 */
public record Horizon(Instant from, Instant until, Instant now, Map<ChannelId, String> labels, CalendarWords words) {
    /** Takes a copy. */
    public Horizon {
        labels = Map.copyOf(labels);
    }

    /** Whether the person is in this channel. */
    public boolean holds(ChannelId channel) {
        return labels.containsKey(channel);
    }

    /** Whether this moment is looked at. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /**
     * An entry about something in a channel that the person is in.
     *
     * @param end the first moment after; null for a moment
     */
    public CalendarEntry entry(String uid, ChannelId channel, Instant at, @Nullable Instant end, String summary) {
        return new CalendarEntry(uid, at, end, now, 0, summary, labels.getOrDefault(channel, ""));
    }

    /**
     * The occurrences of something that comes again and again.
     *
     * @param most so many are said at most
     * @param first when it comes next; null for not at all
     * @param next when it comes behind an occurrence; null for not any more
     */
    public List<CalendarEntry> occurrences(
            int most,
            @Nullable Instant first,
            UnaryOperator<@Nullable Instant> next,
            Function<Instant, CalendarEntry> entry) {
        List<CalendarEntry> entries = new ArrayList<>();
        Instant at = first;
        for (int i = 0; i < most && at != null && at.isBefore(until); i++) {
            if (covers(at)) {
                entries.add(entry.apply(at));
            }
            at = next.apply(at);
        }
        return entries;
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A standup that a channel holds at fixed times of day.
 *
 * @param id which
 * @param channel the channel that owns it
 * @param title what it is called
 * @param zone the zone that its times are in, such as {@code Europe/London}
 * @param at times of day, such as {@code 09:00}, ascending
 * @param windowMinutes how long answers are waited for
 * @param members who is asked; empty for everyone who is in the channel then
 * @param questions what is asked
 * @param nextAt when it opens next; null while the channel or its incident rests
 * @param pinned number of the entry of the latest digest, which is pinned; 0 for none
 */
public record Standup(
        StandupId id,
        ChannelId channel,
        String title,
        String zone,
        List<String> at,
        int windowMinutes,
        List<PersonId> members,
        List<String> questions,
        @Nullable Instant nextAt,
        long pinned) {
    /** How standups are kept: found by channel. */
    public static final Kind<Standup> KIND = new Kind<>(
            "handover.standup",
            Standup.class,
            s -> s.id().value(),
            s -> Set.of(Term.of("channel", s.channel())),
            s -> 0);

    static final List<String> USUAL = List.of("What is done?", "What is next?", "What is in the way?");

    /** Takes copies. */
    public Standup {
        at = List.copyOf(at);
        members = List.copyOf(members);
        questions = questions.isEmpty() ? USUAL : List.copyOf(questions);
    }

    Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    /** When it comes next behind a moment. */
    Instant after(Instant moment) {
        return NextOccurrence.after(
                ZoneId.of(zone), at.stream().map(LocalTime::parse).toList(), moment);
    }

    Standup next(@Nullable Instant newNextAt) {
        return new Standup(id, channel, title, zone, at, windowMinutes, members, questions, newNextAt, pinned);
    }

    Standup pinned(long newPinned) {
        return new Standup(id, channel, title, zone, at, windowMinutes, members, questions, nextAt, newPinned);
    }
}

package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One standup while it is held, and afterwards.
 *
 * @param id which
 * @param channel where
 * @param standup by which schedule; null when somebody just started it
 * @param title what it is called
 * @param questions what is asked
 * @param openedAt when it was opened
 * @param closesAt when it is closed at the latest
 * @param asked who is asked, and who of them has answered
 * @param digest number of the entry of the digest; 0 while it is open
 */
public record Session(
        SessionId id,
        ChannelId channel,
        @Nullable StandupId standup,
        String title,
        List<String> questions,
        Instant openedAt,
        Instant closesAt,
        List<Asked> asked,
        long digest) {
    /** How sessions are kept: found by channel and by whether they are open, oldest first. */
    public static final Kind<Session> KIND = new Kind<>(
            "handover.session",
            Session.class,
            s -> s.id().value(),
            s -> Set.of(Term.of("channel", s.channel()), Term.of("open", !s.closed())),
            s -> s.openedAt().toEpochMilli());

    /** Someone who is asked. */
    public record Asked(PersonId person, String name, boolean answered) {}

    /** Takes a copy. */
    public Session {
        asked = List.copyOf(asked);
    }

    /** The same after someone answered. */
    Session answeredBy(PersonId person) {
        return with(
                asked.stream()
                        .map(a -> a.person().equals(person) ? new Asked(a.person(), a.name(), true) : a)
                        .toList(),
                digest);
    }

    /** True once the digest is out. */
    boolean closed() {
        return digest != 0;
    }

    /** The same, over. */
    Session over(long newDigest) {
        return with(asked, newDigest);
    }

    /** True when nobody is waited for. */
    boolean complete() {
        return asked.stream().allMatch(Asked::answered);
    }

    private Session with(List<Asked> newAsked, long newDigest) {
        return new Session(id, channel, standup, title, questions, openedAt, closesAt, newAsked, newDigest);
    }
}

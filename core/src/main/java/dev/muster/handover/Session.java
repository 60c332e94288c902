package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.handover.StandupEvent.Missing;
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
 * @param away who would have been asked and is away
 * @param askedThrough up to when people were asked at their own time; null when all are asked at once
 * @param reminded true once whoever had not answered was reminded
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
        long digest,
        List<Missing> away,
        @Nullable Instant askedThrough,
        boolean reminded) {
    /** How sessions are kept: found by channel and by whether they are open, oldest first. */
    public static final Kind<Session> KIND = new Kind<>(
            "handover.session",
            Session.class,
            s -> s.id().value(),
            s -> Set.of(Term.of("channel", s.channel()), Term.of("open", !s.closed())),
            s -> s.openedAt().toEpochMilli());

    /**
     * Someone who is asked.
     *
     * @param at at which moment, when it is their own; null for when the session opens
     */
    public record Asked(
            PersonId person,
            String name,
            boolean answered,
            @Nullable Instant at) {
        /** Someone who is asked when the session opens. */
        public Asked(PersonId person, String name, boolean answered) {
            this(person, name, answered, null);
        }

        Missing missing() {
            return new Missing(person, name);
        }
    }

    /** Takes copies; what an older version did not say is not so. */
    public Session {
        asked = List.copyOf(asked);
        away = away == null ? List.of() : List.copyOf(away);
    }

    /** The same after someone answered. */
    Session answeredBy(PersonId person) {
        return with(
                asked.stream()
                        .map(a -> a.person().equals(person) ? new Asked(a.person(), a.name(), true, a.at()) : a)
                        .toList(),
                digest,
                askedThrough,
                reminded);
    }

    /** True once the digest is out. */
    boolean closed() {
        return digest != 0;
    }

    /** The same, over. */
    Session over(long newDigest) {
        return with(asked, newDigest, askedThrough, reminded);
    }

    /** True when nobody is waited for. */
    boolean complete() {
        return asked.stream().allMatch(Asked::answered);
    }

    /** The same after everyone was asked whose own time has come. */
    Session askedThrough(Instant moment) {
        return with(asked, digest, moment, reminded);
    }

    /** The same after whoever had not answered was reminded. */
    Session remindedOnce() {
        return with(asked, digest, askedThrough, true);
    }

    /** Who has not answered, of those who have been asked. */
    List<Asked> silent() {
        Instant through = askedThrough;
        return asked.stream()
                .filter(a -> !a.answered())
                .filter(a -> {
                    Instant at = a.at();
                    return at == null || through == null || !at.isAfter(through);
                })
                .toList();
    }

    private Session with(List<Asked> newAsked, long newDigest, @Nullable Instant newThrough, boolean newReminded) {
        return new Session(
                id,
                channel,
                standup,
                title,
                questions,
                openedAt,
                closesAt,
                newAsked,
                newDigest,
                away,
                newThrough,
                newReminded);
    }
}

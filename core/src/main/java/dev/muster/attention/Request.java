package dev.muster.attention;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That people are asked to acknowledge a message.
 *
 * @param channel which channel
 * @param message its number
 * @param waiting who has not acknowledged it yet
 * @param everyMinutes after how many minutes they are asked again
 * @param occurrence how often they have been asked again so far
 * @param nextAt when they are asked again; null once nobody is any more
 */
record Request(
        ChannelId channel,
        long message,
        List<PersonId> waiting,
        int everyMinutes,
        int occurrence,
        @Nullable Instant nextAt) {
    /** Found by channel while somebody is to be asked again. */
    static final Kind<Request> KIND = new Kind<>(
            "attention.request",
            Request.class,
            r -> id(r.channel(), r.message()),
            r -> r.nextAt() == null ? Set.of() : Set.of(Term.of("waiting", r.channel())),
            Request::message);

    /** Takes a copy. */
    Request {
        waiting = List.copyOf(waiting);
    }

    static String id(ChannelId channel, long message) {
        return channel.value() + "/" + message;
    }

    /** The job that asks again. */
    static String job(ChannelId channel, long message) {
        return "acknowledge/" + id(channel, message);
    }

    Duration every() {
        return Duration.ofMinutes(everyMinutes);
    }

    Request without(PersonId person) {
        List<PersonId> left = new ArrayList<>(waiting);
        left.remove(person);
        return new Request(channel, message, left, everyMinutes, occurrence, left.isEmpty() ? null : nextAt);
    }

    Request askedAgain(List<PersonId> left, @Nullable Instant next) {
        return new Request(channel, message, left, everyMinutes, occurrence + 1, next);
    }
}

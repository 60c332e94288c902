package dev.muster.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords of late. A person at one address has ten in five minutes, an address thirty, and a person a hundred
 * from anywhere: enough for every typing error, and guessing leads nowhere. Somebody else's guesses do not keep a
 * person out who types the password elsewhere, until there are a hundred.
 */
final class Attempts {
    static final int PER_PERSON_AND_ADDRESS = 10;
    static final int PER_ADDRESS = 30;
    static final int PER_PERSON = 100;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 20_000;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> wrong = new LinkedHashMap<>();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try, unless there were too many. Before the password is looked at, so that many at once are no way
     * around it.
     *
     * @return zero, or how long to wait before another is looked at
     */
    synchronized Duration tried(String handle, String address) {
        Duration wait = longest(
                wait("b " + handle + " " + address, PER_PERSON_AND_ADDRESS),
                longest(wait("a " + address, PER_ADDRESS), wait("p " + handle, PER_PERSON)));
        if (wait.isZero()) {
            add("b " + handle + " " + address);
            add("a " + address);
            add("p " + handle);
        }
        return wait;
    }

    /** The password was right after all. */
    synchronized void right(String handle, String address) {
        wrong.remove("b " + handle + " " + address);
        takeBack("a " + address);
        takeBack("p " + handle);
    }

    private Duration wait(String key, int most) {
        Deque<Instant> times = recent(key);
        return times == null || times.size() < most
                ? Duration.ZERO
                : Duration.between(clock.instant(), times.getFirst().plus(WINDOW));
    }

    private void add(String key) {
        Deque<Instant> times = recent(key);
        if (times == null) {
            times = new ArrayDeque<>(2);
            wrong.put(key, times);
            if (wrong.size() > MOST_REMEMBERED) {
                wrong.remove(wrong.keySet().iterator().next());
            }
        }
        times.addLast(clock.instant());
    }

    private void takeBack(String key) {
        Deque<Instant> times = wrong.get(key);
        if (times != null) {
            times.pollLast();
        }
    }

    private @Nullable Deque<Instant> recent(String key) {
        Deque<Instant> times = wrong.get(key);
        if (times == null) {
            return null;
        }
        Instant since = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            wrong.remove(key);
            return null;
        }
        return times;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

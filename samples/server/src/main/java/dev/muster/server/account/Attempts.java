package dev.muster.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords, codes and links of late, of this server alone. A person at one address has ten in five minutes, and an
 * address thirty: enough for every typing error, and no way to keep this server busy. What is tried from many addresses
 * is for {@link Locks}.
 */
public final class Attempts {
    /** So many wrong ones in five minutes for one person from one address. */
    public static final int PER_PERSON_AND_ADDRESS = 10;

    /** So many wrong ones in five minutes from one address. */
    public static final int PER_ADDRESS = 30;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 20_000;
    private final Object lock = new Object();
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> wrong = new LinkedHashMap<>();

    /** None yet. */
    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try, unless there were too many. Before the password is looked at, so that many at once are no way
     * around it.
     *
     * @return zero, or how long to wait before another is looked at
     */
    public Duration tried(String handle, String address) {
        synchronized (lock) {
            Duration wait = longest(
                    wait("b " + handle + " " + address, PER_PERSON_AND_ADDRESS), wait("a " + address, PER_ADDRESS));
            if (wait.isZero()) {
                add("b " + handle + " " + address);
                add("a " + address);
            }
            return wait;
        }
    }

    /** The password was right after all. */
    public void right(String handle, String address) {
        synchronized (lock) {
            wrong.remove("b " + handle + " " + address);
            takeBack("a " + address);
        }
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

package dev.muster.server.account;

import com.google.common.primitives.Ints;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Wrong tries from anywhere, counted in the tables so that servers and restarts make no difference. A handle that nobody
 * has is counted like one that somebody has. A try is counted before it is looked at, in one statement, so that many at
 * once are no way around it.
 */
final class Locks {
    private static final int TIDY = 64;
    private final Tables tables;
    private final InstantSource clock;

    /** What is counted, and how many of it are too many in how long. */
    enum Sort {
        /** Passwords for a handle: a hundred in five minutes, since guesses of others keep the person out as well. */
        PASSWORD(100, Duration.ofMinutes(5)),
        /** Codes, by somebody who knows the password: five in a quarter of an hour. */
        CODE(5, Duration.ofMinutes(15));

        final int most;
        final Duration window;

        Sort(int most, Duration window) {
            this.most = most;
            this.window = window;
        }
    }

    Locks(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Counts a try. True when there were too many, and this one is not to be believed whatever it is. */
    boolean tried(Sort sort, String who) {
        long now = clock.millis();
        long begin = now - sort.window.toMillis();
        String id = Secret.digest(sort + " " + who);
        long tries = tables.change(h -> h.createQuery("insert into host_wrong (id, since_ms, tries)"
                        + " values (:id, :now, 1) on conflict (id) do update set"
                        + " tries = case when host_wrong.since_ms < :begin then 1 else host_wrong.tries + 1 end,"
                        + " since_ms = case when host_wrong.since_ms < :begin then :now else host_wrong.since_ms end"
                        + " returning tries")
                .bind("id", id)
                .bind("now", now)
                .bind("begin", begin)
                .mapTo(Long.class)
                .one());
        if (Math.floorMod(Ints.fromByteArray(Secret.random(4)), TIDY) == 0) {
            tidy(now);
        }
        return tries > sort.most;
    }

    /** It was right after all. */
    void right(Sort sort, String who) {
        tables.change(h -> h.execute("delete from host_wrong where id = ?", Secret.digest(sort + " " + who)));
    }

    private void tidy(long now) {
        long longest = Sort.CODE.window.toMillis();
        tables.change(h -> h.execute("delete from host_wrong where since_ms < ?", now - longest));
    }
}

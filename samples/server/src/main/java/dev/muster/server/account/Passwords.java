package dev.muster.server.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.muster.command.Rejection;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passwords as Argon2id: 12 MiB, three passes, one lane, about a tenth of a second. At most two are worked on at once and
 * sixteen wait, so that signing in can take neither all memory nor all threads.
 */
public final class Passwords {
    /** A longer one is refused before it is looked at. In characters. */
    public static final int LONGEST = 256;

    /** A new one has at least so many characters. */
    public static final int SHORTEST = 12;

    private static final int MEMORY_KIB = 12 * 1024;
    private static final Semaphore PLACES = new Semaphore(2, true);
    private static final LongAdder RUNS = new LongAdder();
    private static final Semaphore QUEUE = new Semaphore(18);

    /** Loaded with the first password, because it keeps its memory. */
    private static final class Loaded {
        static final Argon2Function ARGON2 = Argon2Function.getInstance(MEMORY_KIB, 3, 1, 32, Argon2.ID);
        static final String NOBODYS = ARGON2.hash(Secret.fresh()).getResult();
    }

    private Passwords() {}

    /** The hash of a password that was {@linkplain #checkNew checked}. */
    public static String hash(String password) {
        return working(() -> Loaded.ARGON2.hash(password).getResult());
    }

    /**
     * Whether it is the one. Takes as long when the hash is empty, which is nobody's and matches nothing.
     *
     * @throws Rejection busy when too many wait already
     */
    static boolean matches(String password, String hash) {
        boolean nobodys = hash.isEmpty();
        if (password.length() > LONGEST) {
            return false;
        }
        String compared = nobodys ? Loaded.NOBODYS : hash;
        return working(() -> Argon2Function.getInstanceFromHash(compared).check(password, compared)) && !nobodys;
    }

    /**
     * Checks one that somebody chose.
     *
     * @throws Rejection invalid, saying what it must be
     */
    public static void checkNew(String field, String password, String handle) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Rejection.invalid(
                    field, "a password has " + SHORTEST + " to " + LONGEST + " characters; several words are best");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (folded.chars().distinct().count() < 5 || (handle.length() > 3 && folded.contains(handle))) {
            throw Rejection.invalid(
                    field, "this password is easy to guess; take several words that say nothing of you");
        }
    }

    /** How often Argon2 has run in this process. */
    static long runs() {
        return RUNS.sum();
    }

    private interface Work<R> {
        R done();
    }

    private static <R> R working(Work<R> work) {
        if (!QUEUE.tryAcquire()) {
            throw Rejection.busy("too many sign in just now; try again in a moment");
        }
        try {
            PLACES.acquireUninterruptibly();
            try {
                RUNS.increment();
                return work.done();
            } finally {
                PLACES.release();
            }
        } finally {
            QUEUE.release();
        }
    }
}

package dev.muster.server.account;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.muster.command.Rejection;
import java.util.ArrayList;
import java.util.List;
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

    /** Said of this server and its people everywhere, so nothing of a password may rest on them. */
    static final List<String> CONTEXT = List.of(
            "muster",
            "incident",
            "commander",
            "responder",
            "scribe",
            "oncall",
            "handover",
            "playbook",
            "channel",
            "administrator",
            "auditor",
            "guest",
            "demo",
            "emergency",
            "outage",
            "alert");

    /** So many letters at least beside those words. */
    private static final int LEFT = 8;

    /** More would take long, and says little. In characters. */
    private static final int LOOKED_AT = 64;

    /** At least a hundred million guesses, on the scale of zxcvbn. */
    private static final int HARD_ENOUGH = 3;

    private static final Splitter WORDS =
            Splitter.on(CharMatcher.anyOf(" ._-'")).omitEmptyStrings();
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
        return working(() -> {
            RUNS.increment();
            return Loaded.ARGON2.hash(password).getResult();
        });
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
        return working(() -> {
                    RUNS.increment();
                    return Argon2Function.getInstanceFromHash(compared).check(password, compared);
                })
                && !nobodys;
    }

    /**
     * Checks one that somebody chose: how long it is, and that it is not soon guessed by whoever tries what is common, what
     * leaked elsewhere, words, names, dates and rows of keys, and what is known of the person and of this server.
     *
     * @param about words that say something of the person: handle, name
     * @throws Rejection invalid, saying what it must be
     */
    public static void checkNew(String field, String password, List<String> about) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Rejection.invalid(
                    field, "a password has " + SHORTEST + " to " + LONGEST + " characters; several words are best");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        boolean named =
                about.stream().map(w -> w.toLowerCase(Locale.ROOT)).anyMatch(w -> w.length() > 3 && folded.contains(w));
        if (named
                || restsOnContext(folded)
                || folded.chars().distinct().count() < 5
                || working(() -> isSoonGuessed(password, about))) {
            throw Rejection.invalid(
                    field, "this password is easy to guess; take several words that say nothing of you");
        }
    }

    /** Whether little is left of it without the words of this server. */
    private static boolean restsOnContext(String folded) {
        String left = folded;
        for (String word : CONTEXT) {
            left = left.replace(word, "");
        }
        return left.length() < folded.length()
                && left.chars().filter(Character::isLetter).count() < LEFT;
    }

    private static boolean isSoonGuessed(String password, List<String> about) {
        List<String> known = new ArrayList<>(CONTEXT);
        about.forEach(words -> {
            known.add(words);
            known.addAll(WORDS.splitToList(words));
        });
        String looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
        return new Zxcvbn().measure(looked, known).getScore() < HARD_ENOUGH;
    }

    /** Whether it was made with other parameters than those of now. */
    static boolean isOld(String hash) {
        if (hash.isEmpty()) {
            return false;
        }
        Argon2Function made = Argon2Function.getInstanceFromHash(hash);
        return !made.equals(Loaded.ARGON2);
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
                return work.done();
            } finally {
                PLACES.release();
            }
        } finally {
            QUEUE.release();
        }
    }
}

package dev.muster.server;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id: 12 MiB, three passes, one lane, about a tenth of a second. At most two are worked on at once,
 * so that signing in cannot take all memory.
 */
final class Passwords {
    /** A longer one is refused before it is looked at. */
    static final int LONGEST = 256;

    private static final int MEMORY_KIB = 12 * 1024;
    private static final Semaphore PLACES = new Semaphore(2);

    /** Loaded with the first password, because it keeps its memory. */
    private static final class Loaded {
        static final Argon2Function ARGON2 = Argon2Function.getInstance(MEMORY_KIB, 3, 1, 32, Argon2.ID);
        static final String NOBODYS = ARGON2.hash(Secret.fresh()).getResult();
    }

    private Passwords() {}

    static String hash(String password) {
        PLACES.acquireUninterruptibly();
        try {
            return Loaded.ARGON2.hash(password).getResult();
        } finally {
            PLACES.release();
        }
    }

    static boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        PLACES.acquireUninterruptibly();
        try {
            return Argon2Function.getInstanceFromHash(hash).check(password, hash);
        } finally {
            PLACES.release();
        }
    }

    /** Takes as long as a wrong password, so that an answer does not tell whether there is such a person. */
    static boolean matchesNobody(String password) {
        return matches(password, Loaded.NOBODYS) && password.isEmpty();
    }
}

package dev.muster.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.journal.JournalId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that journals have in a database, as far as a connection has looked them up: they never change. */
final class JournalNumbers {
    private static final int MOST = 20_000;
    private final Cache<JournalId, Long> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /** The number of a journal; null when it has not been looked up yet. */
    @Nullable
    Long of(JournalId journal) {
        return known.getIfPresent(journal);
    }

    /** Journals that were looked up. */
    void learn(Map<JournalId, Long> found) {
        known.putAll(found);
    }
}

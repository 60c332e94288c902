package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Wake-ups after commits. */
public interface SignalContract extends StoreFixture {
    @Test
    default void aListenerHearsOfACommitUntilItStops() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
            Store.Subscription throwing = store.listen(s -> {
                throw new IllegalStateException("a bad listener");
            });
            Store.Subscription subscription = store.listen(heard::add);
            Specimen.append(store, journal, "one", "two");
            assertThat(hears(heard, journal, 2))
                    .as("a signal that %s has come to 2, within 5 s", journal)
                    .isTrue();
            subscription.close();
            throwing.close();
            Thread.sleep(50);
            heard.clear();
            Specimen.append(store, journal, "three");
            Thread.sleep(50);
            assertThat(heard).as("signals after the subscription was closed").isEmpty();
        }
    }

    /** Waits up to 5 s for a signal that covers a journal's number. */
    static boolean hears(BlockingQueue<Signal> heard, JournalId journal, long sequence) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            Signal signal = heard.poll(left, TimeUnit.NANOSECONDS);
            if (signal != null && (signal.everything() || signal.heads().getOrDefault(journal, 0L) >= sequence)) {
                return true;
            }
        }
        return false;
    }
}

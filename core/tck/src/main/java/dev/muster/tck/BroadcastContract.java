package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.storage.Broadcast;
import dev.muster.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the processes over one store tell each other and nobody keeps. */
public interface BroadcastContract extends StoreFixture {
    /** The same store as another process has it; this one where only one process can. Whoever opened it closes it. */
    default Store another(Store store) throws Exception {
        return store;
    }

    @Test
    default void whatIsSentIsHeardByEverybodyOnceAndInOrderUntilTheyStop() throws Exception {
        try (Store store = open();
                Store other = another(store)) {
            BlockingQueue<String> here = new LinkedBlockingQueue<>();
            BlockingQueue<String> there = new LinkedBlockingQueue<>();
            Store.Subscription throwing = other.broadcast().listen(m -> {
                if (m.startsWith("message 7\n")) {
                    throw new IllegalStateException("a bad listener");
                }
            });
            Store.Subscription mine = store.broadcast().listen(here::add);
            Store.Subscription theirs = other.broadcast().listen(there::add);
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                sent.add("message " + i + "\n\twith lines, tabs and \u00e4\u20ac\ud83d\ude80 '\"\\");
            }
            sent.forEach(m -> store.broadcast().send(m));
            for (String message : sent) {
                assertThat(here.poll(5, TimeUnit.SECONDS)).isEqualTo(message);
                assertThat(there.poll(5, TimeUnit.SECONDS)).isEqualTo(message);
            }
            theirs.close();
            other.broadcast().send("back");
            assertThat(here.poll(5, TimeUnit.SECONDS)).isEqualTo("back");
            mine.close();
            throwing.close();
            store.broadcast().send("to nobody");
            assertThat(here).as("heard twice, or behind the end").isEmpty();
            assertThat(there).as("heard twice, or behind the end").isEmpty();
        }
    }

    @Test
    default void aMessageIsAsLongAsItMayBeAndNoLonger() throws Exception {
        try (Store store = open();
                Store other = another(store)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            Store.Subscription listening = other.broadcast().listen(heard::add);
            String longest = "\u00e4".repeat(Broadcast.LONGEST / 2);
            store.broadcast().send(longest);
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(longest);
            assertThatThrownBy(() -> store.broadcast().send(longest + "x"))
                    .isInstanceOf(IllegalArgumentException.class);
            listening.close();
        }
    }
}

package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who cannot take more costs nothing until they can, and no bundle is long. */
class FullOutletTest {
    private static final int LONG = 64 * 1024;
    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    /** Takes nothing while it is full, and counts how often it was offered something. */
    private static final class Shut extends Recorder {
        private final AtomicInteger offered = new AtomicInteger();
        private volatile boolean full;

        @Override
        public boolean entries(Bundle bundle) {
            offered.incrementAndGet();
            return !full && super.entries(bundle);
        }
    }

    @Test
    void nothingIsReadForOneThatHasNoRoom() {
        ChannelId channel = live.channel(true);
        Shut outlet = new Shut();
        long before = live.head(channel);
        Feed feed = live.follow(live.muster, "ada", channel, before, outlet);
        live.post(live.muster, "ada", channel, "heard");
        eventually(() -> outlet.last(journal(channel)) == live.head(channel));
        outlet.full = true;
        outlet.offered.set(0);
        for (int i = 0; i < 50; i++) {
            live.post(live.muster, "ada", channel, "missed " + i);
        }
        Recorder other = new Recorder();
        live.follow(live.muster, "ada", channel, 0, other);
        eventually(() -> other.last(journal(channel)) == live.head(channel));
        live.post(live.muster, "ada", channel, "the last");
        eventually(() -> other.last(journal(channel)) == live.head(channel));
        assertThat(outlet.offered).as("offers to one that said no").hasValueLessThanOrEqualTo(2);

        outlet.full = false;
        feed.drained();
        eventually(() -> outlet.last(journal(channel)) == live.head(channel));
        assertThat(outlet.numbers(journal(channel)))
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, live.head(channel))
                        .boxed()
                        .toList());
    }

    @Test
    void longMessagesComeInBundlesThatAreNotLong() {
        ChannelId channel = live.channel(true);
        String text = "x".repeat(16_000);
        Recorder outlet = new Recorder();
        live.follow(live.muster, "ada", channel, live.head(channel), outlet);
        Stream.generate(() -> live.send(live.muster, "ada", new PostMessage(channel, text, null)))
                .limit(30)
                .toList()
                .forEach(CompletableFuture::join);
        long head = live.head(channel);
        eventually(() -> outlet.last(journal(channel)) == head);
        Recorder late = new Recorder();
        live.follow(live.muster, "ada", channel, 0, late);
        eventually(() -> late.last(journal(channel)) == head);
        assertThat(outlet.told(Bundle.class)).allMatch(b -> b.json().length() < LONG);
        assertThat(late.told(Bundle.class)).allMatch(b -> b.json().length() < LONG);
        assertThat(late.numbers(journal(channel)))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, head).boxed().toList());
    }
}

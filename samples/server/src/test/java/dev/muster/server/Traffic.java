package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program that posts without a pause, and sends again under the same key until it is answered. */
final class Traffic {
    private final Program program;
    private final String channel;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::post, "traffic");
    private volatile boolean over;

    private Traffic(Program program, String channel) {
        this.program = program;
        this.channel = channel;
        thread.setDaemon(true);
    }

    static Traffic start(Program program, String channel) {
        Traffic traffic = new Traffic(program, channel);
        traffic.thread.start();
        return traffic;
    }

    private void post() {
        for (int i = 1; !over; i++) {
            String text = "by a program " + i + ".";
            while (!sent(text, "program-" + i)) {
                pause(50);
            }
            acknowledged.add(text);
            pause(40);
        }
    }

    private boolean sent(String text, String key) {
        try {
            program.run("channel.post", Map.of("channel", channel, "text", text), key);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitAcknowledged(int messages) {
        await().atMost(Browsers.PATIENCE).until(() -> acknowledged.size() >= messages);
    }

    /** Stops, and says what was acknowledged. */
    List<String> finish() throws InterruptedException {
        over = true;
        thread.join(Browsers.PATIENCE.toMillis());
        assertThat(thread.isAlive()).isFalse();
        return List.copyOf(acknowledged);
    }
}

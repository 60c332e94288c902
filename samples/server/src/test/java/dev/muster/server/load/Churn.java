package dev.muster.server.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Comes and goes as people do all day: connects, follows, writes, asks, sends a file, sets a timer, and is cut off. */
final class Churn {
    private static final int AT_ONCE = 12;
    private static final Duration LATER = Duration.ofSeconds(2);
    private final Crowd crowd;
    private final Wires wires;
    private final List<String> channels;
    private final AtomicInteger rounds = new AtomicInteger();
    private int connections;

    Churn(Crowd crowd, Wires wires, List<String> channels) {
        this.crowd = crowd;
        this.wires = wires;
        this.channels = channels;
    }

    /** Goes on for so long. */
    void on(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            round(rounds.incrementAndGet());
        }
    }

    private void round(int round) {
        String channel = channels.get(round % channels.size());
        Http person = crowd.nth(round % 6 * Crowd.EACH);
        AtomicInteger answers = new AtomicInteger();
        List<Wire> open = Crowd.times(
                AT_ONCE,
                i -> Wire.socket(wires, crowd.nth(i * 25), 0, (m, at) -> {
                    answers.addAndGet(m.split("\"type\":\"result\"", -1).length - 1);
                }));
        connections += AT_ONCE;
        for (Wire wire : open) {
            channels.forEach(c -> wire.send(Crowd.subscribe(c, null)));
            wire.send("{\"type\":\"typing\",\"channel\":\"channel:" + channel + "\"}");
            wire.send(Crowd.post(channel, "churn-" + connections + "-" + open.indexOf(wire), "word" + round + " said"));
        }
        person.run(
                "channel.schedule-message",
                Map.of(
                        "channel",
                        channel,
                        "text",
                        "later " + round,
                        "at",
                        Instant.now().plus(LATER).toString()));
        person.upload(channel, "f" + round % 50 + ".txt", "the same " + round % 50);
        person.ask("search/find?text=word" + round);
        person.ask("channel/history?channel=" + channel);
        person.get("api/v1/channel/history?channel=" + channel + "0");
        for (int i = 0; i < 100 && answers.get() < AT_ONCE; i++) {
            Crowd.sleep(10);
        }
        open.forEach(Wire::close);
    }

    int rounds() {
        return rounds.get();
    }

    int connections() {
        return connections;
    }
}

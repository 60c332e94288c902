package dev.muster.web;

import dev.muster.Muster;
import dev.muster.storage.Health;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How this node is, for load balancers and for Prometheus. No ids, no names, nothing of the inside. */
final class Probes {
    private static final Set<String> COUNTERS = Set.of("commands_committed", "commits");
    private static final long KEPT_NANOS = 500_000_000L;
    private final Muster muster;
    private final Sockets sockets;
    private boolean reachable;
    private long askedAt;
    private boolean asked;

    Probes(Sockets sockets) {
        this.muster = sockets.muster();
        this.sockets = sockets;
    }

    void health(HttpServletResponse response) throws IOException {
        Reply.json(response, 200, "{\"status\":\"up\"}");
    }

    void ready(HttpServletResponse response) throws IOException {
        boolean ready = reachable();
        if (!ready) {
            response.setHeader("Retry-After", "1");
        }
        Reply.json(response, ready ? 200 : 503, ready ? "{\"status\":\"ready\"}" : "{\"status\":\"unavailable\"}");
    }

    void metrics(HttpServletResponse response) throws IOException {
        Map<String, Long> figures = new TreeMap<>(muster.figures());
        figures.putAll(sockets.figures());
        figures.put("store_reachable", reachable() ? 1L : 0L);
        StringBuilder text = new StringBuilder(1024);
        figures.forEach((name, value) -> {
            boolean counter = COUNTERS.contains(name);
            String metric = "muster_" + name + (counter ? "_total" : "");
            text.append("# TYPE ").append(metric).append(counter ? " counter\n" : " gauge\n");
            text.append(metric).append(' ').append(value).append('\n');
        });
        Reply.bytes(
                response,
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Asked at most twice a second, so that probing is no way to burden the database. */
    private synchronized boolean reachable() {
        if (!asked || System.nanoTime() - askedAt > KEPT_NANOS) {
            Health health = muster.health();
            reachable = health.reachable();
            askedAt = System.nanoTime();
            asked = true;
        }
        return reachable;
    }
}

package dev.muster.web;

import dev.muster.Muster;
import dev.muster.storage.FileHealth;
import dev.muster.storage.FileStore;
import dev.muster.storage.Health;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this node is, for load balancers and for Prometheus. No ids, no names, nothing of the inside. */
final class Probes {
    private static final Logger log = LoggerFactory.getLogger(Probes.class);
    private static final Set<String> COUNTERS = Set.of("commands_committed", "commits");
    private static final long KEPT_NANOS = 500_000_000L;
    private final Muster muster;
    private final Sockets sockets;
    private @Nullable State last;
    private long askedAt;

    Probes(Sockets sockets) {
        this.muster = sockets.muster();
        this.sockets = sockets;
    }

    void health(HttpServletResponse response) throws IOException {
        Reply.json(response, 200, "{\"status\":\"up\"}");
    }

    void ready(HttpServletResponse response) throws IOException {
        State now = state();
        if (!now.reachable()) {
            response.setHeader("Retry-After", "1");
        }
        Reply.json(response, now.reachable() ? 200 : 503, "{\"status\":\"" + now.status() + "\"}");
    }

    void metrics(HttpServletResponse response) throws IOException {
        Map<String, Long> figures = new TreeMap<>(muster.figures());
        figures.putAll(sockets.figures());
        State now = state();
        figures.put("store_reachable", now.reachable() ? 1L : 0L);
        figures.put("store_writable", now.writable() ? 1L : 0L);
        figures.put("files_usable", now.files() ? 1L : 0L);
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

    /** @param files true also where no files are kept */
    private record State(boolean reachable, boolean writable, boolean files) {
        /**
         * A node that can be read is kept in service, or nobody could read any more where all nodes have one full
         * disk; whoever watches is told by the word, and by the figures.
         */
        String status() {
            if (!reachable) {
                return "unavailable";
            }
            return writable ? files ? "ready" : "no-files" : "read-only";
        }
    }

    /** Asked at most twice a second, so that probing is no way to burden the database. */
    private synchronized State state() {
        State now = last;
        if (now == null || System.nanoTime() - askedAt > KEPT_NANOS) {
            Health health = muster.health();
            Optional<FileHealth> files = muster.files().map(FileStore::health);
            now = new State(
                    health.reachable(),
                    health.writable(),
                    files.map(FileHealth::reachable).orElse(true));
            tell(now, health.problem(), files.map(FileHealth::problem).orElse(null));
            last = now;
            askedAt = System.nanoTime();
        }
        return now;
    }

    /** What is wrong goes to the log alone, once. */
    private void tell(State now, @Nullable String store, @Nullable String files) {
        if (!now.equals(last) && !now.status().equals("ready")) {
            log.warn("this node is {}: store: {}, files: {}", now.status(), store, files);
        }
    }
}

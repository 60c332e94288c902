package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews;
import dev.muster.channel.ChannelViews.HistoryPage;
import dev.muster.guarantee.History.Line;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that append to one channel and read it, each alternating between the nodes. */
final class Workload {
    private Workload() {}

    /** Lets every client append and read so often; what was refused or unknown is sent once more under its key. */
    static History run(List<Muster> nodes, ChannelId channel, int clients, int times) throws Exception {
        History history = new History();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                String client = "w" + c;
                int first = c;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < times; i++) {
                        int at = (first + i) % nodes.size();
                        step(history, nodes, at, channel, client, client + "-" + i);
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return history;
    }

    private static void step(History history, List<Muster> nodes, int at, ChannelId channel, String client, String id)
            throws Exception {
        int next = (at + 1) % nodes.size();
        var op = history.append(id, client, "n" + at, () -> Nodes.post(nodes.get(at), channel, client, id));
        if (!op.ok()) {
            history.append(id, client, "n" + next, () -> Nodes.post(nodes.get(next), channel, client, id));
        }
        history.read(client, "n" + next, () -> read(nodes.get(next), channel, client));
    }

    /** The whole channel as the client sees it. */
    private static List<Line> read(Muster node, ChannelId channel, String client) {
        List<Line> lines = new ArrayList<>();
        HistoryPage page;
        do {
            long after = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).sequence();
            page = node.ask(People.as(client), new ChannelViews.History(channel, null, after, 200, null));
            page.entries().forEach(e -> {
                boolean message = e.kind().equals("channel.message-posted");
                Object text = message
                        ? Json.read(e.data().getBytes(StandardCharsets.UTF_8), Map.class)
                                .get("text")
                        : "";
                lines.add(new Line(e.seq(), String.valueOf(text)));
            });
        } while (page.more());
        return lines;
    }
}

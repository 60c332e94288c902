package dev.muster.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.command.Outcome;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.tck.TestConnection;
import dev.muster.tck.TestTransport;
import dev.muster.tck.TransportContract;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The socket on a real server keeps the contract of transports. */
class SocketTransportTest implements TransportContract {
    @Override
    public TestTransport start() {
        return new OverJetty(JettyTestServer.start("", Limits.STANDARD.queued(100_000), g -> g, null));
    }

    private record OverJetty(JettyTestServer server) implements TestTransport {
        @Override
        public Muster muster() {
            return server.muster();
        }

        @Override
        public TestConnection connect(Caller caller) {
            RawSocket socket = RawSocket.as(server, caller.person().value());
            socket.await("hello");
            return new OverSocket(socket);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private record OverSocket(RawSocket socket) implements TestConnection {
        private static final ObjectMapper JSON = new ObjectMapper();

        private void say(Map<String, ?> frame) {
            socket.send(new String(Json.write(frame), StandardCharsets.UTF_8));
        }

        @Override
        public void subscribe(String channel, String cursor) {
            Map<String, String> frame = new LinkedHashMap<>(Map.of("type", "subscribe", "channel", channel));
            if (cursor != null) {
                frame.put("cursor", cursor);
            }
            say(frame);
        }

        @Override
        public void unsubscribe(String channel) {
            say(Map.of("type", "unsubscribe", "channel", channel));
        }

        @Override
        public CompletableFuture<Outcome> send(String name, Map<String, ?> data, String key) {
            int before;
            synchronized (socket) {
                before = socket.frames.size();
                say(Map.of("type", "command", "id", key, "name", name, "data", data));
            }
            return CompletableFuture.supplyAsync(() -> {
                JsonNode answer =
                        socket.await(before, f -> f.path("id").asText().equals(key));
                if (answer.path("type").asText().equals("refused")) {
                    throw new IllegalStateException(answer.toString());
                }
                Map<JournalId, Long> positions = new HashMap<>();
                answer.path("positions")
                        .fields()
                        .forEachRemaining(p -> positions.put(
                                new JournalId(WORKSPACE, p.getKey()),
                                p.getValue().asLong()));
                return new Outcome(Map.of(), positions, answer.path("repeated").asBoolean());
            });
        }

        @Override
        public List<Came> came() {
            List<Came> came = new ArrayList<>();
            for (JsonNode frame : socket.frames) {
                String type = frame.path("type").asText();
                if (List.of("subscribed", "entries", "ended", "resync", "invited")
                        .contains(type)) {
                    List<Long> numbers = new ArrayList<>();
                    frame.path("entries").forEach(e -> numbers.add(e.path("seq").asLong()));
                    String cursor =
                            frame.path("cursor").asText(frame.path("head").asText());
                    came.add(new Came(type, frame.path("channel").asText(), numbers, cursor));
                }
            }
            return came;
        }

        @Override
        public void stall(boolean stalled) {
            if (stalled) {
                socket.stall();
            } else {
                socket.resume();
            }
        }

        @Override
        public boolean failNext() {
            return false;
        }

        @Override
        public boolean dismissed() {
            return socket.closed.isDone() && socket.closed.join() == 4401;
        }

        @Override
        public void cut() {
            socket.cut();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}

package dev.muster.bench.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least chat server that keeps its word: one channel in SQLite, commits in groups, writes each member once a
 * commit, and answers the sender after the flush. The rows are those of the store. No accounts, no access, no resume.
 */
public final class MinimalServer extends Endpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 256;

    /** Made by the container, one for each session. */
    public MinimalServer() {}

    /** Opens the database; from then on the endpoint can be mounted. */
    public static ServerEndpointConfig start(Path file) throws Exception {
        Room room = new Room(file);
        room.start();
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(MinimalServer.class, "/socket")
                .build();
        config.getUserProperties().put("room", room);
        return config;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Room room = (Room) Objects.requireNonNull(config.getUserProperties().get("room"));
        Out out = new Out(session);
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> room.said(text, out));
        room.members.add(out);
        out.send("{\"type\":\"hello\"}");
    }

    /** One member's way out: one write at a time, what gathers meanwhile in the next. */
    private static final class Out {
        private final Session session;
        private final Queue<String> waiting = new ArrayDeque<>();
        private boolean writing;

        Out(Session session) {
            this.session = session;
        }

        synchronized void send(String frame) {
            waiting.add(frame);
            if (!writing) {
                next();
            }
        }

        private synchronized void next() {
            String frame = waiting.poll();
            writing = frame != null;
            if (frame != null) {
                session.getAsyncRemote().sendText(frame, done -> next());
            }
        }
    }

    private record Said(String id, String text, Out from) {}

    private static final class Room {
        private final List<Out> members = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Said> queue = new LinkedBlockingQueue<>();
        private final SecureRandom random = new SecureRandom();
        private final Connection connection;
        private long sequence;
        private byte[] hash = new byte[32];

        Room(Path file) throws Exception {
            AppendLoop.sqlite(file).close();
            org.sqlite.SQLiteDataSource source = new org.sqlite.SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE");
            connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO muster_journal VALUES (1, 'bench', 'channel:1', 0, 0, 0, zeroblob(32))");
            }
            connection.setAutoCommit(false);
        }

        void start() {
            Thread committer = new Thread(this::commit, "committer");
            committer.setDaemon(true);
            committer.start();
        }

        void said(String frame, Out from) {
            try {
                JsonNode command = JSON.readTree(frame);
                if ("command".equals(command.path("type").asText())) {
                    queue.add(new Said(
                            command.path("id").asText(),
                            command.path("data").path("text").asText(),
                            from));
                }
            } catch (java.io.IOException e) {
                throw new IllegalArgumentException("not JSON", e);
            }
        }

        private void commit() {
            try (PreparedStatement entry = connection.prepareStatement(
                            "INSERT INTO muster_entry (place, time, thread, messages, schema, actor, kind, payload,"
                                    + " salt, content, hash, terms, text)"
                                    + " VALUES (?, ?, 0, ?, 1, 'p1', 'channel.message-posted', ?, ?, ?, ?, '', ?)");
                    PreparedStatement receipt = connection.prepareStatement("INSERT INTO muster_receipt (workspace,"
                            + " origin, key, command, outcome) VALUES ('bench', 'p1', ?, ?, ?)");
                    PreparedStatement head = connection.prepareStatement(
                            "UPDATE muster_journal SET sequence = ?, hash = ?, time = ?, messages = ? WHERE id = 1")) {
                List<Said> batch = new ArrayList<>();
                while (true) {
                    batch.add(queue.take());
                    queue.drainTo(batch, MOST - 1);
                    write(batch, entry, receipt, head);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void write(List<Said> batch, PreparedStatement entry, PreparedStatement receipt, PreparedStatement head)
                throws Exception {
            long now = System.currentTimeMillis() * 1_000;
            long first = sequence + 1;
            StringBuilder frame = new StringBuilder("{\"type\":\"entries\",\"channel\":\"channel:1\",\"entries\":[");
            for (Said said : batch) {
                sequence++;
                byte[] payload = JSON.writeValueAsBytes(new Payload(said.text(), List.of(), false, 0));
                byte[] salt = new byte[16];
                random.nextBytes(salt);
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(salt);
                byte[] content = sha.digest(payload);
                sha.update(hash);
                hash = sha.digest(content);
                entry.setLong(1, 1L << 40 | sequence);
                entry.setLong(2, now);
                entry.setLong(3, sequence);
                entry.setBytes(4, payload);
                entry.setBytes(5, salt);
                entry.setBytes(6, content);
                entry.setBytes(7, hash);
                entry.setString(8, said.text());
                entry.executeUpdate();
                byte[] outcome = ("{\"ids\":{\"message\":\"" + sequence + "\"},\"positions\":{\"channel:1\":" + sequence
                                + "}}")
                        .getBytes(StandardCharsets.UTF_8);
                receipt.setString(1, said.id());
                receipt.setBytes(2, content);
                receipt.setBytes(3, outcome);
                receipt.executeUpdate();
                frame.append(sequence == first ? "" : ",")
                        .append("{\"channel\":\"channel:1\",\"seq\":")
                        .append(sequence)
                        .append(",\"time\":\"")
                        .append(now)
                        .append("\",\"actor\":\"p1\",\"kind\":\"channel.message-posted\",\"schema\":1,\"thread\":0,")
                        .append("\"data\":")
                        .append(new String(payload, StandardCharsets.UTF_8))
                        .append('}');
            }
            head.setLong(1, sequence);
            head.setBytes(2, hash);
            head.setLong(3, now);
            head.setLong(4, sequence);
            head.executeUpdate();
            connection.commit();
            String text = frame.append("]}").toString();
            members.forEach(m -> m.send(text));
            long number = first;
            for (Said said : batch) {
                said.from()
                        .send("{\"type\":\"result\",\"id\":\"" + said.id() + "\",\"ids\":{\"message\":\"" + number++
                                + "\"}}");
            }
        }

        private record Payload(String text, List<String> mentions, boolean channelMention, long thread) {}
    }
}

package dev.muster.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.access.WorkspaceId;
import dev.muster.file.FileLimits;
import dev.muster.journal.Digest;
import dev.muster.storage.ContentId;
import dev.muster.storage.MemoryFileStore;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A server with a file store in memory, and what tests of files do with it. Anybody is whom they say to be. */
final class FileServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    final MemoryFileStore store = new MemoryFileStore();
    final JettyTestServer server;

    FileServer() {
        this(FileLimits.STANDARD, FileTransfers.STANDARD);
    }

    FileServer(FileLimits limits, FileTransfers transfers) {
        server = JettyTestServer.start(b -> b.files(store).fileLimits(limits).runsDueWork(false), transfers);
    }

    /** At this port, with files at another origin. */
    FileServer(int port, FileOrigin elsewhere) {
        server = JettyTestServer.start(b -> b.files(store).runsDueWork(false), port, elsewhere);
    }

    Http as(String person) {
        return new Http(server).as(person);
    }

    /** A private channel of these people; the first owns it. */
    String channel(String... people) {
        String members = '"' + String.join("\",\"", people) + '"';
        return json(as(people[0])
                        .post("api/v1/channel/create", "{\"name\":\"c\",\"open\":false,\"members\":[" + members + "]}"))
                .at("/ids/channel")
                .asText();
    }

    HttpResponse<byte[]> upload(String person, String channel, String name, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(
                        "api/v1/files?channel=" + channel + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + person)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Uploads, and posts a message with it; the file as the upload described it. */
    JsonNode posted(String person, String channel, String name, byte[] body) {
        JsonNode file = json(upload(person, channel, name, body));
        long message = post(person, channel, "look", file.path("id").asText());
        return ((com.fasterxml.jackson.databind.node.ObjectNode) file).put("message", message);
    }

    long post(String person, String channel, String text, String... files) {
        HttpResponse<String> sent = tryPost(person, channel, text, files);
        if (sent.statusCode() != 200) {
            throw new AssertionError(sent.body());
        }
        return json(sent).at("/ids/message").asLong();
    }

    HttpResponse<String> tryPost(String person, String channel, String text, String... files) {
        try {
            return as(person)
                    .post(
                            "api/v1/channel/post",
                            JSON.writeValueAsString(Map.of("channel", channel, "text", text, "files", List.of(files))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> get(String person, String place, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.at(place)).header("Authorization", "Bearer " + person);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<byte[]> download(String person, JsonNode file, String... headers) {
        return get(person, "api/v1/files/" + file.path("id").asText(), headers);
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to bytes that leave bit by bit; it is read only once all of them have left. */
    String slowly(String head, byte[] body) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            for (int at = 0; at < body.length; at += 50_000) {
                out.write(body, at, Math.min(50_000, body.length - at));
                Thread.sleep(2);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The answer to bytes that are written as they are, the sending side closed behind them when told so. */
    String raw(String head, byte[] body, boolean closes) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            if (closes) {
                socket.shutdownOutput();
            }
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                in.transferTo(answer);
            } catch (java.io.IOException e) {
                if (answer.size() == 0) {
                    throw e;
                }
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    static ContentId content(JsonNode file) {
        return new ContentId(
                new WorkspaceId("w"),
                new Digest(HexFormat.of().parseHex(file.path("sha256").asText())));
    }

    static JsonNode json(HttpResponse<?> response) {
        try {
            return response.body() instanceof byte[] bytes
                    ? JSON.readTree(bytes)
                    : JSON.readTree((String) response.body());
        } catch (Exception e) {
            throw new AssertionError(response.statusCode() + " " + response.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Commands and questions of one person over HTTP, to any node. */
record Rest(String person) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What was answered. */
    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status == 200;
        }

        /** The body of what was done. */
        JsonNode done() {
            if (!ok()) {
                throw new IllegalStateException(status + " " + body);
            }
            return body;
        }
    }

    /** Sends a command under a key. */
    Answer run(URI node, String name, Map<String, ?> data, String key) throws IOException {
        return send(HttpRequest.newBuilder(node.resolve("api/v1/" + name.replace('.', '/')))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Wire.JSON.valueToTree(data).toString())));
    }

    /** Asks a question whose properties are plain. */
    Answer ask(URI node, String name, Map<String, ?> data) throws IOException {
        String query = data.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(String.valueOf(e.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(node.resolve("api/v1/" + name.replace('.', '/') + "?" + query)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(
                    request.timeout(PATIENCE)
                            .header("Authorization", "Bearer " + person)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Wire.JSON.readTree(answer.body()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.muster.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One person's program that asks the server over HTTP, by a bearer token. */
record Http(String address, String token) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Signs in. */
    static Http as(ServerProcess server, String handle) {
        HttpResponse<String> answer = new Http(server.address(), "").signIn(handle, server.password());
        return new Http(server.address(), json(answer).path("token").asText());
    }

    /** Signs in, whatever becomes of it. */
    HttpResponse<String> signIn(String handle, String password) {
        Map<String, String> credentials = Map.of("handle", handle, "password", password, "kind", "token");
        return send(
                "POST",
                "session",
                JSON.valueToTree(credentials).toString(),
                Map.of("Content-Type", "application/json"));
    }

    /** Sends a command; throws unless it was done. */
    JsonNode run(String name, Map<String, ?> data) {
        HttpResponse<String> answer =
                command(name, data, java.util.UUID.randomUUID().toString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** Sends a command, whatever becomes of it. */
    HttpResponse<String> command(String name, Map<String, ?> data, String key) {
        return send(
                "POST",
                "api/v1/" + name.replace('.', '/'),
                JSON.valueToTree(data).toString(),
                Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    JsonNode ask(String question) {
        HttpResponse<String> answer = get("api/v1/" + question);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** A public channel of this name. */
    String channel(String name) {
        return run("channel.create", Map.of("name", name, "open", true))
                .at("/ids/channel")
                .asText();
    }

    /** Sends a file into a channel, whatever becomes of it. */
    HttpResponse<String> upload(String channel, String name, String content) {
        return send("POST", "api/v1/files?channel=" + channel + "&name=" + name, content, Map.of());
    }

    HttpResponse<String> get(String place) {
        return send("GET", place, null, Map.of());
    }

    private HttpResponse<String> send(String method, String place, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + place))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}

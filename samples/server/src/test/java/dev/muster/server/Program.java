package dev.muster.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A program that talks to the server over HTTP, as nobody or with a token. */
final class Program {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final String address;
    private final List<String> headers;

    private Program(String address, List<String> headers) {
        this.address = address;
        this.headers = new ArrayList<>(headers);
    }

    static Program at(String address) {
        return new Program(address, List.of());
    }

    Program with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Program(address, more);
    }

    /** The value of a header that goes with every request. */
    String header(String name) {
        return headers.get(headers.indexOf(name) + 1);
    }

    /** Signs in for a token. */
    Program as(String handle, String password) {
        return with("Authorization", "Bearer " + token(handle, password));
    }

    String token(String handle, String password) {
        HttpResponse<String> answer = post("session", credentials(handle, password, "token"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("token").asText();
    }

    static String credentials(String handle, String password, String kind) {
        return JSON.createObjectNode()
                .put("handle", handle)
                .put("password", password)
                .put("kind", kind)
                .toString();
    }

    /** Sends a command; throws unless it was done. */
    JsonNode run(String name, Object data, String key) {
        HttpResponse<String> answer =
                with("Idempotency-Key", key).post("api/v1/" + name.replace('.', '/'), write(data));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    JsonNode ask(String question) {
        HttpResponse<String> answer = get("api/v1/" + question);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> get(String place) {
        return send("GET", place, null);
    }

    HttpResponse<String> post(String place, String json) {
        HttpResponse<String> answer = with("Content-Type", "application/json").send("POST", place, json);
        answer.headers().firstValue("Set-Cookie").ifPresent(this::keep);
        return answer;
    }

    HttpResponse<String> send(String method, String place, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + place))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a browser does with the cookie that it has. What was copied from this program before keeps the old one. */
    private void keep(String cookie) {
        int at = headers.indexOf("Cookie");
        if (at >= 0 && !cookie.contains("Max-Age=0;")) {
            headers.set(at + 1, cookie.replaceAll(";.*", ""));
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private static String write(Object data) {
        return JSON.valueToTree(data).toString();
    }
}

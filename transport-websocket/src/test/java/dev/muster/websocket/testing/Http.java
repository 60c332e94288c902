package dev.muster.websocket.testing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Requests with headers that stay. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final JettyTestServer server;
    private final List<String> headers = new ArrayList<>();

    public Http(JettyTestServer server) {
        this.server = server;
    }

    private Http(Http other) {
        this(other.server);
        headers.addAll(other.headers);
    }

    public Http with(String name, String value) {
        Http more = new Http(this);
        more.headers.add(name);
        more.headers.add(value);
        return more;
    }

    public Http as(String person) {
        return with("Authorization", "Bearer " + person);
    }

    public HttpResponse<String> get(String place) {
        return send("GET", place, null);
    }

    public HttpResponse<String> post(String place, String json) {
        return with("Content-Type", "application/json").send("POST", place, json);
    }

    public HttpResponse<String> send(String method, String place, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(place))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer carries, whoever writes it. */
class HeadersTest {
    @TempDir
    Path folder;

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(l -> !l.isBlank())
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(l -> l.substring(name.length() + 1).strip())
                .reduce((one, other) -> one + " AND " + other)
                .orElse("");
    }

    private static String raw(Site site, String request) throws IOException {
        URI uri = URI.create(site.address());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("HOST", uri.getAuthority()).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String get(String place, String more) {
        return "GET " + place + " HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n" + more + "\r\n";
    }

    private static String post(String place, String body, String more) {
        return "POST " + place + " HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\nX-Requested-With: x\r\n" + more + "\r\n" + body;
    }

    @Test
    void everyAnswerIsWhatItSaysRunsNothingAndIsInNoFrame() throws Exception {
        try (Site site = Site.open(folder.resolve("data"))) {
            Program mia = site.page("mia", site.password());
            String cookie = "Cookie: " + mia.header("Cookie") + "\r\n";
            String asset = site.anyone().get("").body().replaceAll("(?s).*src=\"([^\"]+)\".*", "/$1");
            Map<String, Integer> asked = new LinkedHashMap<>();
            for (String place :
                    List.of("/", "/account", "/admin", "/invite", "/reset", "/pages/page.js", "/icon.svg")) {
                asked.put(get(place, ""), 200);
            }
            asked.put(get(asset, ""), 200);
            asked.put(get("/health", ""), 200);
            asked.put(get("/metrics", ""), 200);
            asked.put(get("/openapi.json", ""), 200);
            asked.put(get("/api/v1/channel/people", cookie), 200);
            asked.put(get("/api/v1/channel/people", ""), 401);
            asked.put(get("/elsewhere", ""), 404);
            asked.put(get("/pages/elsewhere.js", ""), 404);
            asked.put(get("/socket", ""), 426);
            asked.put(get("/a/../b", ""), 400);
            asked.put(get("/a%00", ""), 400);
            asked.put("PUT / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 405);
            asked.put("POST / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 405);
            asked.put("DELETE /account HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 405);
            asked.put("nonsense\r\n\r\n", 400);
            asked.put("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400);
            asked.put("GET / HTTP/7.1\r\nHost: HOST\r\n\r\n", 505);
            asked.put(get("/", "X: " + "x".repeat(40_000) + "\r\n"), 431);
            asked.put(get("/" + "x".repeat(40_000), ""), 414);
            asked.put(post("/session", "{\"handle\":\"mia\",\"password\":\"wrong\"}", ""), 401);
            asked.put(post("/session", "nonsense", ""), 400);
            asked.put(post("/account/describe", "{\"name\":\"Mia\",\"zone\":\"UTC\"}", cookie), 204);
            asked.put(post("/session/end", "{}", cookie), 204);
            for (Map.Entry<String, Integer> one : asked.entrySet()) {
                String first = one.getKey().lines().findFirst().orElseThrow();
                String as = first.substring(0, Math.min(80, first.length()));
                String answer = raw(site, one.getKey());
                assertThat(answer).as(as).startsWith("HTTP/1.1 " + one.getValue());
                assertThat(header(answer, "x-content-type-options")).as(as).isEqualTo("nosniff");
                assertThat(header(answer, "content-security-policy"))
                        .as(as)
                        .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                        .doesNotContain(" AND ");
                assertThat(header(answer, "referrer-policy")).as(as).isEqualTo("no-referrer");
                assertThat(header(answer, "server")).as(as).isEmpty();
                assertThat(answer).as(as).doesNotContainIgnoringCase("jetty");
            }
            System.out.println(asked.size() + " kinds of answers have every header");
        }
    }

    @Test
    void whoSignsOutTakesWhatTheBrowserKept() {
        try (Site site = Site.open(folder.resolve("data"))) {
            HttpResponse<String> answer = site.page("mia", site.password()).post("session/end", "{}");
            assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        }
    }
}

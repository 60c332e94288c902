package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.file.FileId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of an origin of their own (AC-63): the pages are at localhost, the files at 127.0.0.1. */
class FileOriginTest {
    private static final byte[] EVIL = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    private static FileServer files;
    private static String elsewhere;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        elsewhere = "http://127.0.0.1:" + port + "/";
        files = new FileServer(port, FileOrigin.of(URI.create(elsewhere)));
    }

    @AfterAll
    static void stop() {
        files.close();
    }

    private static String link(String person, JsonNode file) {
        HttpResponse<byte[]> sent = files.download(person, file);
        assertThat(sent.statusCode()).isEqualTo(307);
        assertThat(sent.body()).isEmpty();
        assertThat(sent.headers().firstValue("Cache-Control")).hasValue("no-store");
        return sent.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<byte[]> fetched(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return FileServer.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static JsonNode file(String... people) {
        return files.posted(people[0], files.channel(people), "evil.html", EVIL);
    }

    @Test
    void whoReadsItIsSentElsewhereAndGetsItThere() {
        String link = link("bob", file("ann", "bob"));
        assertThat(link).startsWith(elsewhere + "api/v1/files/").doesNotContain("bob", "ann");
        HttpResponse<byte[]> got = fetched(link);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(EVIL);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(got.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(got.headers().firstValue("Content-Security-Policy").orElse(""))
                .endsWith("; sandbox");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
        HttpResponse<byte[]> part = fetched(link, "Range", "bytes=1-6");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("script");
    }

    @Test
    void whoMayNotReadItIsSentNowhere() {
        JsonNode file = file("ann", "bob");
        HttpResponse<byte[]> refused = files.download("eve", file);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(refused.body())
                .isEqualTo(files.get("eve", "api/v1/files/0000000000000000000000000000000000000000")
                        .body());
    }

    @Test
    void aLinkIsOverWithWhatItsReaderMayRead() {
        String channel = files.channel("ann", "bob");
        JsonNode file = files.posted("ann", channel, "a.txt", EVIL);
        String link = link("bob", file);
        HttpResponse<String> out = files.as("ann")
                .post("api/v1/channel/remove-member", "{\"channel\":\"" + channel + "\",\"person\":\"bob\"}");
        assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
        assertThat(fetched(link).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkOpensItsOwnFileAlone() {
        JsonNode one = file("ann", "bob");
        JsonNode other = file("ann");
        String link = link("bob", one);
        String pass = link.substring(link.indexOf('?'));
        String others = elsewhere + "api/v1/files/" + other.path("id").asText();
        assertThat(fetched(others + pass).statusCode()).isEqualTo(403);
        assertThat(fetched(others, "Authorization", "Bearer ann").statusCode())
                .as("what counts there is the pass alone")
                .isEqualTo(403);
        assertThat(fetched(others, "Cookie", "who=ann").statusCode()).isEqualTo(403);
        assertThat(fetched(others + "?pass=%21").statusCode()).isEqualTo(403);
        char last = link.charAt(link.length() - 3);
        String changed =
                link.substring(0, link.length() - 3) + (last == 'A' ? 'B' : 'A') + link.substring(link.length() - 2);
        assertThat(fetched(changed).statusCode()).isEqualTo(403);
        String here = files.server.at("api/v1/files/" + one.path("id").asText()) + pass;
        assertThat(fetched(here).statusCode())
                .as("where the pages are it is nothing")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/channel/mine",
                "api/v1/calendar",
                "api/v1/ticket",
                "api/v1/files",
                "assets/muster.js",
                "socket",
                "health",
                "metrics",
                "openapi.json"
            })
    void nothingElseIsServedThere(String place) {
        assertThat(files.get("ann", place).statusCode())
                .as("where the pages are")
                .isNotEqualTo(404);
        assertThat(fetched(elsewhere + place, "Authorization", "Bearer ann").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thumbnailsStayWhereThePagesAre() throws Exception {
        String channel = files.channel("ann");
        JsonNode picture = files.posted("ann", channel, "a.png", DownloadsTest.picture("png", 40, 30));
        String place = "api/v1/files/" + picture.path("id").asText() + "/thumbnail";
        HttpResponse<byte[]> small = files.get("ann", place);
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(fetched(elsewhere + place, "Authorization", "Bearer ann").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPassIsOverAfterAMinuteAndWithItsKey() {
        byte[] old = new byte[32];
        byte[] now = new byte[32];
        now[0] = 1;
        AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
        FilePass before = new FilePass(List.of(old), time::get);
        FilePass after = new FilePass(List.of(now, old), time::get);
        FileId file = new FileId("f1");
        Caller bob = Caller.person(new WorkspaceId("w"), new PersonId("bob"), "s-bob");
        String pass = before.issue(file, bob);
        assertThat(after.caller(pass, file)).hasValue(bob);
        assertThat(after.caller(pass, new FileId("f2"))).isEmpty();
        assertThat(before.caller(after.issue(file, bob), file)).isEmpty();
        assertThat(before.issue(file, bob)).isNotEqualTo(pass);
        time.set(time.get().plusSeconds(59));
        assertThat(after.caller(pass, file)).hasValue(bob);
        time.set(time.get().plusSeconds(1));
        assertThat(after.caller(pass, file)).isEmpty();
        assertThat(after.caller("", file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"files.example.com", "ftp://files.example.com/", "https://a@files.example.com/", "https://f/?a"})
    void whatIsNoOriginIsRefused(String address) {
        assertThatThrownBy(() -> FileOrigin.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as https://files.example.com/");
    }

    @Test
    void anOriginIsWrittenAsItsHeaderIs() {
        assertThat(FileOrigin.of(URI.create("HTTPS://Files.Example.com:443/muster"))
                        .origin())
                .isEqualTo("https://files.example.com");
        assertThat(FileOrigin.of(URI.create("http://[::1]:8080")).origin()).isEqualTo("http://[::1]:8080");
    }
}

package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own calendar as a calendar program reads it: by a secret in a header, and no longer than its person is let in. */
class CalendarFeedTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> read(Site site, String query, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.address() + "api/v1/calendar" + query));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"Muster calendar\", charset=\"UTF-8\"");
        assertThat(answer.body()).contains("open one in Muster").doesNotContain("VCALENDAR", SECRET);
    }

    /** Runs a command; the ids in its answer. */
    private static JsonNode run(Program page, String place, Map<String, Object> body) {
        return Site.done(page.with("Idempotency-Key", place), "api/v1/" + place, body)
                .path("ids");
    }

    private static String workspace(Program page) {
        return page.ask("calendar/feeds").path("workspace").asText();
    }

    @Test
    void aProgramReadsItWithThePasswordAndNothingWithout(@TempDir Path folder) throws Exception {
        try (Site site = Site.open(folder)) {
            Program mia = site.page("mia", site.password());
            Object layer = OnCallPlaceTest.layer("days", List.of(), "mia");
            run(mia, "rotation/define", Map.of("title", "Payments", "layers", List.of(layer)));
            String feed = run(mia, "calendar/open-feed", Map.of("secret", SECRET, "note", "Phone"))
                    .path("feed")
                    .asText();
            String workspace = workspace(mia);
            String right = workspace + "~" + SECRET;
            HttpResponse<String> answer = read(site, "", basic("mia", right));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                    .isEqualTo("text/calendar;charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body())
                    .startsWith("BEGIN:VCALENDAR\r\n")
                    .contains("SUMMARY:On call: Payments\r\n")
                    .endsWith("END:VCALENDAR\r\n");
            refused(read(site, "", null));
            refused(read(site, "", basic("mia", workspace + "~" + "f".repeat(32))));
            refused(read(site, "", basic("mia", "other~" + SECRET)));
            refused(read(site, "", basic("mia", "not a workspace~" + SECRET)));
            refused(read(site, "", basic("mia", SECRET)));
            refused(read(site, "", basic("mia", workspace + "~" + feed)));
            refused(read(site, "", "Basic %%%"));
            refused(read(site, "", "Bearer " + right));
            refused(read(site, "?password=" + right, null));
            run(mia, "calendar/close-feed", Map.of("feed", feed));
            refused(read(site, "", basic("mia", right)));
        }
    }

    @Test
    void aFeedIsReadNoLongerThanItsPersonIsLetIn(@TempDir Path folder) throws Exception {
        try (Site site = Site.open(folder)) {
            Program liam = site.page("liam", site.password());
            run(
                    site.page("mia", site.password()),
                    "rotation/define",
                    Map.of("title", "Payments", "layers", List.of(OnCallPlaceTest.layer("days", List.of(), "liam"))));
            run(liam, "calendar/open-feed", Map.of("secret", SECRET, "language", "de"));
            String password = basic("liam", workspace(liam) + "~" + SECRET);
            HttpResponse<String> answer = read(site, "", password);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("SUMMARY:Bereitschaft: Payments\r\n");
            Site.done(
                    site.page("mia", site.password()),
                    "admin/change-person",
                    Map.of("person", "liam", "active", false));
            refused(read(site, "", password));
        }
    }
}

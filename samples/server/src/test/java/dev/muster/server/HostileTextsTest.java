package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.jdbc.TestPostgres;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is SQL, a pattern of LIKE or a query of a text index to the database is a text and nothing else to Muster. */
class HostileTextsTest {
    private static final List<String> TEXTS = List.of(
            "'; drop table muster_entry; --",
            "'); delete from host_account; --",
            "' or '1'='1",
            "\" or \"\"=\"",
            "') union select body, body from host_account --",
            "x'||(select body from host_account)||'",
            "\\'; select pg_sleep(30); --",
            "E'\\x27 or 1=1'",
            "1; attach database 'x' as y",
            "%",
            "_",
            "%' --",
            "!%",
            "\\%",
            "[a-z]%",
            "? ?1 :text $1 @p",
            "{entry} {entry t} ${x} #{x}",
            "\"unbalanced",
            "a* OR b NOT c",
            "NEAR(a b, 1)",
            "text:^x + -y",
            "a & | ! <-> b:* ()",
            "'' '''' \"\" \"\"\"\"",
            "/* -- */ ;",
            "0x27 CHAR(39) \u02bc \u2019 \uff07");

    @TempDir
    Path folder;

    private Program mia;

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String post(String channel, String text) {
        return Site.done(mia, "api/v1/channel/post", Map.of("channel", channel, "text", text))
                .at("/ids/message")
                .asText();
    }

    private JsonNode asked(String question) {
        HttpResponse<String> answer = mia.get("api/v1/" + question);
        assertThat(answer.statusCode()).as(question + " " + answer.body()).isEqualTo(200);
        return Program.json(answer);
    }

    private List<String> texts(String channel) {
        return asked("channel/history?limit=200&channel=" + channel)
                .path("entries")
                .findValuesAsText("text");
    }

    private static List<String> found(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        answer.path("hits").forEach(h -> texts.add(h.at("/entry/data/text").asText()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areKeptFoundAndHarmNothing(boolean postgres) {
        String url = postgres ? TestPostgres.freshUrl() : null;
        try (Site site = Site.open(Settings.of(Map.of(
                "MUSTER_PORT", "0",
                "MUSTER_DATA", folder.resolve("data").toString(),
                "MUSTER_DB", url == null ? "" : url,
                "MUSTER_DEMO", "true",
                "MUSTER_REQUESTS", "100000")))) {
            mia = site.page("mia", site.password());
            String people = mia.get("admin/overview").body();
            String channel = Site.done(mia, "api/v1/channel/create", Map.of("name", "plain", "open", true))
                    .at("/ids/channel")
                    .asText();
            List<String> said = new ArrayList<>();
            for (int i = 0; i < TEXTS.size(); i++) {
                said.add("marker" + i + " " + TEXTS.get(i));
                post(channel, said.get(i));
            }
            assertThat(texts(channel)).containsExactlyElementsOf(said);
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(found(asked("search/find?text=marker" + i))).containsExactly(said.get(i));
                tried(channel, TEXTS.get(i));
            }
            assertThat(texts(channel)).containsExactlyElementsOf(said);
            assertThat(mia.get("admin/overview").body()).isEqualTo(people);
        }
    }

    /** In every place where a text, a name, an id or a place in a list is sent. */
    private void tried(String channel, String text) {
        String t = encoded(text);
        List<String> questions = List.of(
                "search/find?text=" + t,
                "search/find?text=" + encoded("\"" + text.replace("\"", "") + "\""),
                "search/find?text=" + encoded("from:" + text),
                "search/find?text=" + encoded("in:\"" + text + "\" marker1"),
                "search/find?text=marker1&order=" + t,
                "search/find?text=marker1&before=" + t,
                "search/find?text=marker1&limit=" + t,
                "channel/search?text=" + t,
                "channel/search?text=x&channel=" + t,
                "channel/people?prefix=" + t,
                "channel/people?channel=" + t,
                "channel/show?channel=" + t,
                "channel/history?channel=" + channel + "&before=" + t,
                "incident/show?incident=" + t,
                "playbook/show?playbook=" + t,
                "file/list?channel=" + channel + "&before=" + t,
                "report/verify?journal=" + t,
                "slash/complete?channel=" + channel + "&text=" + t);
        for (String question : questions) {
            HttpResponse<String> answer = mia.get("api/v1/" + question);
            assertThat(answer.statusCode()).as(question + " " + answer.body()).isIn(200, 400, 404);
            assertThat(answer.body()).doesNotContain("argon2");
        }
        assertThat(asked("channel/people?prefix=" + t).path("people"))
                .as("nobody's name begins with " + text)
                .isEmpty();
        for (Map.Entry<String, Object> change : List.<Map.Entry<String, Object>>of(
                Map.entry("api/v1/channel/join", Map.of("channel", text)),
                Map.entry("api/v1/channel/save-draft", Map.of("channel", channel, "text", text)),
                Map.entry("api/v1/channel/add-members", Map.of("channel", channel, "people", List.of(text))),
                Map.entry("admin/sign-out", Map.of("person", text)),
                Map.entry("account/end-session", Map.of("session", text)),
                Map.entry("session", Map.of("handle", text, "password", text)))) {
            HttpResponse<String> answer = mia.with("Idempotency-Key", text.replaceAll("[^ -~]", "x"))
                    .post(change.getKey(), Site.json(change.getValue()));
            assertThat(answer.statusCode())
                    .as(change.getKey() + " " + answer.body())
                    .isIn(200, 204, 400, 401, 404, 409, 429);
        }
    }
}

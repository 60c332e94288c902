package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server as a process: its first start, its second, its end, and what it does not put up with. */
class ServerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anEmptyFolderIsFilledOnceAndKept(Kept kept) throws Exception {
        Path data = folder.resolve("data");
        try (ChildServer server = ChildServer.start(data, kept.environment())) {
            String password = server.said("password, shown this once: (\\S+)");
            String alerts = "api/v1/intake/alertmanager";
            Program anyone = Program.at(server.address());
            Program source =
                    anyone.with("Authorization", "Bearer " + server.said("bearer token, shown this once: (\\S+)"));
            Program mia = anyone.as("mia", password);
            assertThat(mia.ask("channel/people").path("people").findValuesAsText("handle"))
                    .containsExactlyInAnyOrder("mia", "liam", "nora", "noah", "sam", "eve", "audrey");
            assertThat(mia.ask("playbook/list").path("playbooks").findValuesAsText("title"))
                    .containsExactlyInAnyOrder("Major outage", "Phishing", "Data breach");
            String payload = Story.resource("alertmanager.json").toString();
            assertThat(source.post(alerts, payload).statusCode()).isEqualTo(202);

            assertThat(server.stop()).as("SIGTERM ends it in order").isEqualTo(143);
            Duration took = server.run();
            System.out.println(kept + ": an existing folder is ready after " + took.toMillis() + " ms");
            assertThat(server.output().split("shown this once", -1))
                    .as("told once")
                    .hasSize(3);
            assertThat(mia.ask("incident/list").path("incidents")).hasSize(1);
            assertThat(mia.ask("playbook/list").path("playbooks")).hasSize(3);
            assertThat(Program.json(source.post(alerts, payload)).path("result").asText())
                    .isEqualTo("unchanged");
            assertThat(server.output()).doesNotContain(password.substring(5) + "\"");
        }
    }

    @Test
    void aFolderIsOneServersAlone() throws Exception {
        Path data = folder.resolve("data");
        try (ChildServer server = ChildServer.start(data, Map.of())) {
            assertThat(ChildServer.refusal(data, Map.of()))
                    .startsWith("2 Another server is running on " + data)
                    .contains("MUSTER_DATA");
            String port = server.address().replaceAll("\\D*127.0.0.1:(\\d+)/", "$1");
            assertThat(ChildServer.refusal(folder.resolve("other"), Map.of("MUSTER_PORT", port)))
                    .startsWith("2 ")
                    .contains("Cannot listen at 127.0.0.1:" + port);
        }
    }

    @Test
    void settingsThatCannotBeMeantAreNamed() throws Exception {
        assertThat(ChildServer.refusal(folder.resolve("a"), Map.of("MUSTER_PORT", "http")))
                .startsWith("2 MUSTER_PORT is a number");
        assertThat(ChildServer.refusal(folder.resolve("a"), Map.of("MUSTER_DB", "jdbc:mysql://x/y?password=hunter2")))
                .startsWith("2 MUSTER_DB is the JDBC URL of a PostgreSQL")
                .doesNotContain("hunter2");
    }

    @Test
    void everyAddressIsThere() throws Exception {
        try (ChildServer server = ChildServer.start(folder.resolve("data"), Map.of())) {
            Program anyone = Program.at(server.address());
            for (String place : new String[] {"health", "ready", "metrics", "openapi.json", "asyncapi.json"}) {
                assertThat(anyone.get(place).statusCode()).as(place).isEqualTo(200);
            }
            HttpResponse<String> page = anyone.get("");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
            assertThat(page.body()).doesNotContain("style=").containsOnlyOnce("<script");
            String script = page.body().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");
            assertThat(anyone.get(script).statusCode()).as(script).isEqualTo(200);
            assertThat(anyone.get("socket").statusCode()).isEqualTo(426);
            assertThat(anyone.get("api/v1/incident/list").statusCode()).isEqualTo(401);
            assertThat(anyone.get("elsewhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aMessageSentTwiceUnderOneKeyIsThereOnce() throws Exception {
        try (ChildServer server = ChildServer.start(folder.resolve("data"), Map.of())) {
            Program mia = Program.at(server.address()).as("mia", server.said("shown this once: (\\S+)"));
            String channel = mia.run("channel.create", Map.of("name", "network", "open", true), "c")
                    .at("/ids/channel")
                    .asText();
            Map<String, String> message = Map.of("channel", channel, "text", "the link is down");
            JsonNode first = mia.run("channel.post", message, "one");
            JsonNode again = mia.run("channel.post", message, "one");
            assertThat(again.path("positions")).isEqualTo(first.path("positions"));
            assertThat(again.path("repeated").asBoolean()).isTrue();
            server.kill();
            server.run();
            assertThat(mia.run("channel.post", message, "one").path("repeated").asBoolean())
                    .isTrue();
            assertThat(mia.ask("channel/history?channel=" + channel).findValuesAsText("text"))
                    .containsExactly("the link is down");
        }
    }
}

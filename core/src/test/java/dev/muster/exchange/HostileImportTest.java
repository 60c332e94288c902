package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.command.Rejection;
import dev.muster.engine.SpyStore;
import dev.muster.exchange.ExchangeCommands.ImportPlaybook;
import dev.muster.exchange.ExchangeViews.ExportPlaybook;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of another server that claims what is here: it makes one new playbook or none, and touches nothing (AC-12). */
class HostileImportTest {
    private static final String CANARY = "s3cretcanary";
    private static final String WATCHED = "channel.watched";
    private static final List<String> CLAIMS = List.of(
            "id",
            "playbook",
            "playbook_id",
            "owner",
            "owner_id",
            "team",
            "team_id",
            "workspace",
            "channel",
            "channel_id",
            "created_by",
            "secret",
            "webhook_secret",
            "webhook_on_creation_urls",
            "webhook_on_status_update_urls",
            "token",
            "members",
            "broadcast_channel_ids",
            "archived");

    private final SpyStore store = new SpyStore(new MemoryStore());
    private final TestMuster test = new TestMuster(store, new ManualClock(), new People(), b -> b);
    private final String victim = test.run(
                    "ada", new ImportPlaybook(null, Sample.file("playbook.muster.json"), null).published())
            .id("playbook");
    private final String before = exported();

    @AfterEach
    void close() {
        test.close();
    }

    private String exported() {
        return test.ask("ada", new ExportPlaybook(victim, null, Format.MUSTER)).text();
    }

    private static ObjectNode file(String name) {
        return Sample.json(Sample.file(name));
    }

    /** Imports it, and gives back the id of the new playbook; null when it was refused in words. */
    private String imported(String text) {
        store.forget();
        try {
            return test.run("ada", new ImportPlaybook(null, text, null).published())
                    .id("playbook");
        } catch (Rejection refused) {
            assertThat(refused.code()).isEqualTo(Rejection.Code.INVALID);
            assertThat(refused.getMessage()).isNotBlank();
            assertThat(places()).isEmpty();
            return null;
        }
    }

    private List<String> places() {
        return store.writes.stream().flatMap(HostileImportTest::places).toList();
    }

    private static Stream<String> places(Writes w) {
        Stream<String> entries = w.entries().stream()
                .filter(e -> !e.journal().sort().equals("access"))
                .map(e -> e.journal() + " " + new String(e.payload(), StandardCharsets.UTF_8));
        Stream<String> documents =
                w.documents().stream().map(d -> d.key() + " " + new String(d.body(), StandardCharsets.UTF_8));
        Stream<String> gone = w.deletions().stream().map(d -> d.key().toString());
        return Stream.concat(Stream.concat(entries, documents), gone);
    }

    private void onlyTheNewOneChanged(String playbook) {
        assertThat(playbook).isNotNull().isNotEqualTo(victim);
        assertThat(places())
                .isNotEmpty()
                .allMatch(p -> p.contains(playbook))
                .noneMatch(p -> p.contains(victim) && !p.contains(WATCHED));
        assertThat(places())
                .filteredOn(p -> p.contains(WATCHED))
                .as("what is watched for is one list for all; what it says of the one that is here stays")
                .allMatch(p -> p.contains("playbook/" + victim));
        assertThat(exported()).isEqualTo(before);
    }

    /** Every object of the file claims to be the playbook that is here, somebody's, and to have their secrets. */
    @ParameterizedTest
    @ValueSource(strings = {"playbook.muster.json", "mattermost.json", "cacao.json"})
    void whatItClaimsToBeIsNotBelieved(String name) {
        ObjectNode file = file(name);
        for (String claim : CLAIMS) {
            if (!file.has(claim)) {
                file.put(claim, claim.contains("secret") || claim.equals("token") ? CANARY : victim);
            }
        }
        if (file.path("metrics").path(0) instanceof ObjectNode metric) {
            metric.put("id", "metric-of-" + victim).put("playbook_id", victim);
        }
        if (file.path("playbook") instanceof ObjectNode content) {
            CLAIMS.stream()
                    .filter(c -> !content.has(c))
                    .forEach(c -> content.put(c, c.contains("s") ? CANARY : victim));
        }
        String made = imported(file.toString());
        onlyTheNewOneChanged(made);
        assertThat(places()).noneMatch(p -> p.contains(CANARY));
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).hasSize(2);
    }

    /** Each value of the file in its turn is null, is of another type, or is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"playbook.muster.json", "mattermost.json", "cacao.json"})
    void nullsAndOtherTypesAreReadOrRefusedInWords(String name) {
        List<String> paths = new ArrayList<>();
        paths("", file(name), paths);
        assertThat(paths).hasSizeGreaterThan(40);
        for (String path : paths) {
            int last = path.lastIndexOf('/');
            String key = path.substring(last + 1);
            for (String value : List.of("null", "[null]", "{\"a\":null}", "-1e9", "\"x\"")) {
                ObjectNode file = file(name);
                JsonNode parent = file.at(path.substring(0, last));
                JsonNode bad = Sample.json("{\"v\":" + value + "}").get("v");
                if (parent instanceof ObjectNode object) {
                    object.set(key.replace("~1", "/"), bad);
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(key), bad);
                }
                store.writes.clear();
                try {
                    test.ask("ada", new ExchangeViews.PreviewImport(null, file.toString()));
                } catch (Rejection refused) {
                    assertThat(refused.code()).as(path + " " + value).isEqualTo(Rejection.Code.INVALID);
                }
            }
        }
        assertThat(exported()).isEqualTo(before);
    }

    private static void paths(String at, JsonNode node, List<String> paths) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(n -> {
                paths.add(at + "/" + n.replace("/", "~1"));
                paths(at + "/" + n.replace("/", "~1"), node.get(n), paths);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            paths.add(at + "/" + i);
            paths(at + "/" + i, node.get(i), paths);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"playbook.muster.json", "mattermost.json", "cacao.json"})
    void aHundredThousandItemsAndNamesThatStandTwiceAreRefused(String name) {
        String text = Sample.file(name);
        String first = text.substring(text.indexOf('{') + 1);
        String title = "\"title\": \"one\", \"title\": \"two\", ";
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, "{" + title + first, null).published()))
                .hasMessageContaining("Duplicate");
        String items = ("{\"title\":\"t\"},".repeat(100_000) + "{}").replace(",{}", "");
        for (String list : List.of("checklists", "metrics", "items", "x")) {
            String many = "{\"" + list + "0\": [" + items + "], " + first;
            assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, many, null).published()))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("text"));
        }
        ObjectNode tasks = file(name);
        if (tasks.at("/playbook/checklists/0/tasks") instanceof ArrayNode own) {
            fill(own, "{\"title\": \"t\"}");
        } else if (tasks.at("/checklists/0/items") instanceof ArrayNode theirs) {
            fill(theirs, "{\"title\": \"t\"}");
        } else {
            for (int i = 0; i < 2_000; i++) {
                ((ObjectNode) tasks.get("workflow")).putObject("action--" + i).put("type", "action");
            }
        }
        assertThat(imported(tasks.toString())).isNull();
        assertThat(exported()).isEqualTo(before);
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).hasSize(1);
    }

    private static void fill(ArrayNode list, String item) {
        for (int i = 0; i < 2_000; i++) {
            list.add(Sample.json(item));
        }
    }
}

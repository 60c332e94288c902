package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Offer;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OpenAPI and AsyncAPI say everything that there is, and nothing that there is not. */
class DescriptionsTest {
    private static JettyTestServer server;
    private static JsonNode openApi;
    private static JsonNode asyncApi;

    @BeforeAll
    static void start() throws Exception {
        server = JettyTestServer.start();
        ObjectMapper json = new ObjectMapper();
        openApi = json.readTree(new Http(server).get("openapi.json").body());
        asyncApi = json.readTree(new Http(server).get("asyncapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsLeftOutWhereItIsEmptyIsNotRequired() {
        JsonNode content = openApi.at("/components/schemas/PlaybookContent");
        assertThat(content.at("/properties/rules").isObject()).isTrue();
        assertThat(content.path("required"))
                .extracting(JsonNode::asText)
                .contains("checklists")
                .doesNotContain("rules", "context");
    }

    @Test
    void whatHasToBeSaidInAnAddressFitsIntoOne() {
        openApi.path("paths").forEach(path -> path.at("/get/parameters").forEach(parameter -> {
            if (parameter.path("required").asBoolean()) {
                assertThat(resolve(parameter.path("schema")).path("type").asText())
                        .as(path.at("/get/operationId").asText())
                        .isNotEqualTo("object");
            }
        }));
    }

    @Test
    void everyOfferHasItsPathWithItsProperties() {
        assertThat(server.muster().offers()).isNotEmpty();
        for (Offer offer : server.muster().offers()) {
            boolean command = offer.sort() == Offer.Sort.COMMAND;
            JsonNode path = openApi.path("paths").path("/api/v1/" + offer.name().replace('.', '/'));
            JsonNode operation = path.path(command || !Body.fitsAddress(offer) ? "post" : "get");
            assertThat(operation.isObject()).as(offer.name()).isTrue();
            assertThat(path.has("get"))
                    .as("in an address: " + offer.name())
                    .isEqualTo(!command && Body.fitsAddress(offer));
            assertThat(path.path("post").path("operationId").asText()).isEqualTo(operationIdOfPost(offer));
            if (offer.name().startsWith("intake.alertmanager")) {
                continue;
            }
            Set<String> described = new HashSet<>();
            resolve(path.at("/post/requestBody/content/application~1json/schema"))
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(described::add);
            if (path.has("get")) {
                assertThat(operation.path("operationId").asText()).isEqualTo(offer.name());
                Set<String> inAddress = new HashSet<>();
                operation
                        .path("parameters")
                        .forEach(p -> inAddress.add(p.path("name").asText()));
                assertThat(inAddress).as(offer.name()).isEqualTo(described);
            }
            Set<String> real = new HashSet<>();
            for (RecordComponent component : offer.type().getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    continue;
                }
                real.add(component.getName());
            }
            assertThat(described).as(offer.name()).isEqualTo(real);
            assertThat(operation
                            .at("/responses/200/content/application~1json/schema")
                            .isObject())
                    .as("answer of " + offer.name())
                    .isTrue();
        }
    }

    /** A command's is its name; a question has its name in the address, and another in the body. */
    private static String operationIdOfPost(Offer offer) {
        return offer.name().equals("intake.alertmanager")
                ? "intake.alertmanager-bearer"
                : offer.sort() == Offer.Sort.COMMAND ? offer.name() : "ask." + offer.name();
    }

    @Test
    void everyPathIsOfferedOrFixed() {
        Set<String> offered = new HashSet<>(List.of(
                "/api/v1/ticket",
                "/api/v1/calendar",
                "/api/v1/files",
                "/api/v1/files/{file}",
                "/api/v1/files/{file}/thumbnail",
                "/api/v1/intake/alertmanager",
                "/health",
                "/ready",
                "/metrics",
                "/openapi.json",
                "/asyncapi.json"));
        server.muster().offers().forEach(o -> offered.add("/api/v1/" + o.name().replace('.', '/')));
        List<String> paths = new ArrayList<>();
        openApi.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths).containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void itIsOpenApi31() {
        assertThat(openApi.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(openApi.at("/info/title").asText()).isNotEmpty();
        assertThat(openApi.at("/info/version").asText()).isNotEmpty();
        Set<String> ids = new HashSet<>();
        openApi.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    JsonNode operation = method.getValue();
                    assertThat(ids.add(operation.path("operationId").asText()))
                            .as("operation id of " + path.getKey() + " is unique")
                            .isTrue();
                    assertThat(operation.path("responses").isEmpty()).isFalse();
                    operation.path("responses").forEach(r -> assertThat(
                                    r.path("description").asText())
                            .isNotEmpty());
                    operation.path("parameters").forEach(p -> {
                        assertThat(p.path("in").asText()).isIn("query", "path", "header");
                        assertThat(p.path("schema").isObject()).isTrue();
                    });
                }));
        referencesLead(openApi, openApi);
    }

    @Test
    void requiredIsWhatMayNotBeAbsent() {
        JsonNode post =
                resolve(openApi.at("/paths/~1api~1v1~1note~1post/post/requestBody/content/application~1json/schema"));
        assertThat(post.path("required").toString()).isEqualTo("[\"room\",\"text\"]");
        JsonNode parameters = openApi.at("/paths/~1api~1v1~1note~1show/get/parameters");
        for (JsonNode parameter : parameters) {
            boolean optional =
                    Set.of("limit", "only").contains(parameter.path("name").asText());
            assertThat(parameter.path("required").asBoolean()).isEqualTo(!optional);
        }
    }

    @Test
    void itIsAsyncApi3WithEveryEvent() {
        assertThat(asyncApi.path("asyncapi").asText()).isEqualTo("3.0.0");
        Set<String> kinds = new HashSet<>();
        asyncApi.at("/components/schemas/EntryView/anyOf")
                .forEach(k -> kinds.add(k.at("/properties/kind/const").asText()));
        Set<String> real = new HashSet<>();
        server.muster().events().forEach(e -> real.add(e.kind()));
        assertThat(kinds).isEqualTo(real).contains("note.posted");
        referencesLead(asyncApi, asyncApi);
    }

    private static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? openApi.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static void referencesLead(JsonNode document, JsonNode node) {
        if (node.has("$ref")) {
            String reference = node.path("$ref").asText();
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        node.forEach(n -> referencesLead(document, n));
    }
}

package dev.muster.web;

import dev.muster.Muster;
import dev.muster.Offer;
import dev.muster.file.FileViews.FileView;
import dev.muster.record.Json;
import dev.muster.websocket.Answers;
import dev.muster.websocket.Refusal;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenAPI 3.1 of what this Muster offers, made from the records themselves, so that it cannot be behind them. */
final class OpenApi {
    private final Schemas schemas = new Schemas();
    private final Map<String, Object> paths = new LinkedHashMap<>();

    private OpenApi() {}

    static byte[] of(Muster muster) {
        OpenApi api = new OpenApi();
        muster.offers().forEach(api::add);
        api.fixed();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", api.schemas.made());
        components.put(
                "securitySchemes",
                Map.of(
                        "bearer", Map.of("type", "http", "scheme", "bearer"),
                        "feed", Map.of("type", "http", "scheme", "basic")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Muster",
                        "version", "1",
                        "description",
                                "Incident collaboration: every command and every question, by name. A program sends a "
                                        + "bearer token of the host; a page is let in by the host's own session."));
        document.put("servers", List.of(Map.of("url", "./")));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("paths", api.paths);
        document.put("components", components);
        return Json.write(document);
    }

    private void add(Offer offer) {
        boolean command = offer.sort() == Offer.Sort.COMMAND;
        String[] name = offer.name().split("\\.", 2);
        Map<String, Object> methods = new LinkedHashMap<>();
        if (command) {
            Map<String, Object> operation = offered(offer.name(), name[0]);
            operation.put("responses", responses("Done, and on stable storage", schemas.of(Answers.Result.class)));
            operation.put("parameters", List.of(key()));
            operation.put("requestBody", body(schemas.of(offer.type())));
            methods.put("post", operation);
        } else {
            if (Body.fitsAddress(offer)) {
                Map<String, Object> inAddress = question(offer, offer.name(), name[0]);
                inAddress.put("parameters", parameters(offer.type()));
                methods.put("get", inAddress);
            }
            Map<String, Object> inBody = question(offer, "ask." + offer.name(), name[0]);
            inBody.put("description", "The same question, with its properties where no log of addresses keeps them.");
            inBody.put("requestBody", body(schemas.of(offer.type())));
            methods.put("post", inBody);
        }
        paths.put("/api/v1/" + name[0] + "/" + name[1], methods);
    }

    private Map<String, Object> question(Offer offer, String id, String tag) {
        Map<String, Object> operation = offered(id, tag);
        operation.put("responses", responses("The answer, from one snapshot", schemas.of(offer.result())));
        return operation;
    }

    private static Map<String, Object> offered(String id, String tag) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id);
        operation.put("tags", List.of(tag));
        return operation;
    }

    private static Map<String, Object> body(Map<String, Object> schema) {
        return Map.of("required", true, "content", json(schema));
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> key() {
        return Map.of(
                "name", "Idempotency-Key",
                "in", "header",
                "description", "The client's key: the same command sent again with it happens once.",
                "schema", Map.of("type", "string", "maxLength", 128));
    }

    private List<Object> parameters(Class<?> type) {
        List<Object> parameters = new ArrayList<>();
        for (RecordComponent component : Schemas.components(type)) {
            parameters.add(Map.of(
                    "name",
                    component.getName(),
                    "in",
                    "query",
                    "required",
                    !Schemas.optional(component),
                    "schema",
                    query(component)));
        }
        return parameters;
    }

    /** In an address a list is a parameter that is given again; what is no plain value in it is JSON text. */
    private Map<String, Object> query(RecordComponent component) {
        Map<String, Object> schema = schemas.of(component.getGenericType());
        boolean plain = !(schema.get("items") instanceof Map<?, ?> items) || !items.containsKey("$ref");
        return plain
                ? schema
                : Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of(
                                "type",
                                "string",
                                "contentMediaType",
                                "application/json",
                                "contentSchema",
                                schema.get("items")));
    }

    private Map<String, Object> responses(String description, Map<String, Object> schema) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", description, "content", json(schema)));
        responses.put("default", refused());
        return responses;
    }

    private Map<String, Object> refused() {
        return Map.of(
                "description",
                "Refused: 400 invalid, 401 unauthenticated, 403 forbidden, 404 absent, 405 another method, 409 "
                        + "conflict, 413 too long, 415 another type, 429 busy, 503 unavailable",
                "content",
                json(schemas.of(Refusal.class)));
    }

    private void fixed() {
        Map<String, Object> receipt = schemas.of(Intake.Receipt.class);
        Map<String, Object> taken = new LinkedHashMap<>();
        taken.put("202", Map.of("description", "Taken in", "content", json(receipt)));
        taken.put("default", refused());
        Map<String, Object> payload = Map.of("type", "object", "description", "Alertmanager webhook, version 4");
        Map<String, Object> bearer = operation("intake.alertmanager-bearer", taken);
        bearer.put("requestBody", body(payload));
        paths.put("/api/v1/intake/alertmanager", merged("/api/v1/intake/alertmanager", bearer));
        Map<String, Object> ticket = Map.of(
                "type", "object",
                "properties", Map.of("ticket", Map.of("type", "string"), "seconds", Map.of("type", "integer")),
                "required", List.of("ticket", "seconds"));
        paths.put(
                "/api/v1/ticket",
                Map.of("post", operation("ticket", responses("Good once, for these seconds", ticket))));
        files();
        Map<String, Object> calendar = operation("calendar.read-feed", bytes("text/calendar"));
        calendar.put("tags", List.of("calendar"));
        calendar.put("security", List.of(Map.of("feed", List.of())));
        paths.put("/api/v1/calendar", Map.of("get", calendar));
        for (String probe : List.of("health", "ready", "metrics", "openapi.json", "asyncapi.json")) {
            Map<String, Object> operation =
                    operation(probe, Map.of("200", Map.of("description", "How it is, or what there is")));
            operation.put("security", List.of());
            paths.put("/" + probe, Map.of("get", operation));
        }
    }

    private void files() {
        Map<String, Object> upload =
                operation("files.upload", responses("Taken in, and on stable storage", schemas.of(FileView.class)));
        upload.put("tags", List.of("file"));
        upload.put(
                "parameters",
                List.of(
                        parameter("channel", "query", true, "Whose file it is"),
                        parameter("name", "query", true, "What it is called"),
                        parameter("X-Content-SHA256", "header", false, "What it is to be, in hexadecimal digits"),
                        key()));
        upload.put("requestBody", Map.of("required", true, "content", Map.of("application/octet-stream", Map.of())));
        paths.put("/api/v1/files", Map.of("post", upload));
        paths.put("/api/v1/files/{file}", Map.of("get", download("files.download", "application/octet-stream")));
        paths.put("/api/v1/files/{file}/thumbnail", Map.of("get", download("files.thumbnail", "image/png")));
    }

    private Map<String, Object> bytes(String type) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", "The bytes", "content", Map.of(type, Map.of())));
        responses.put("default", refused());
        return responses;
    }

    private Map<String, Object> download(String id, String type) {
        Map<String, Object> operation = operation(id, bytes(type));
        operation.put("tags", List.of("file"));
        operation.put("parameters", List.of(parameter("file", "path", true, "Which file")));
        return operation;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, String description) {
        return Map.of(
                "name",
                name,
                "in",
                in,
                "required",
                required,
                "description",
                description,
                "schema",
                Map.of("type", "string"));
    }

    /** The intake's address is also the name of its command; the intake goes first. */
    private Map<String, Object> merged(String path, Map<String, Object> post) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (paths.get(path) instanceof Map<?, ?> before) {
            before.forEach((k, v) -> all.put(k.toString(), v));
        }
        all.put("post", post);
        return all;
    }

    private static Map<String, Object> operation(String id, Map<String, Object> responses) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id);
        operation.put("responses", responses);
        return operation;
    }
}

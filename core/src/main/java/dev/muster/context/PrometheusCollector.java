package dev.muster.context;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.transport.Outbound;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a Prometheus server for how an expression stands now, by its HTTP API ({@code /api/v1/query}). Settings:
 * {@code server}, its address without places; {@code query}, an expression with places within quotation marks, such as
 * <code>up{job="{job}"}</code>.
 */
public final class PrometheusCollector implements Collector {
    private final Outbound outbound;

    /** Asks by this way out. */
    public PrometheusCollector(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Found collect(Request request) throws IOException, InterruptedException {
        String server = request.setting("server").replaceFirst("/+$", "");
        String query = Fill.quoted(request.setting("query"), request.values());
        URI address = Fill.address(server + "/api/v1/query", Map.of())
                .map(a ->
                        URI.create(a + "?timeout=" + Math.max(1, request.limit().toSeconds()) + "s&query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .orElseThrow(() -> new IOException("its server is no http or https address"));
        JsonNode tree = Answers.json(outbound, address, Map.of(), request.limit(), true);
        if (!tree.path("status").asText().equals("success")) {
            throw new IOException("Prometheus refused the query: "
                    + Posted.line(tree.path("error").asText("without a reason"), 200));
        }
        return new Found(values(tree.path("data")));
    }

    private static List<Value> values(JsonNode data) {
        JsonNode result = data.path("result");
        List<Value> values = new ArrayList<>();
        switch (data.path("resultType").asText()) {
            case "vector" -> result.forEach(s -> values.add(new Value(series(s.path("metric")), sample(s))));
            case "matrix" ->
                result.forEach(s -> values.add(new Value(
                        series(s.path("metric")),
                        s.path("values")
                                .path(s.path("values").size() - 1)
                                .path(1)
                                .asText("(histogram)"))));
            default ->
                values.add(new Value(
                        data.path("resultType").asText("result"), result.path(1).asText("(nothing)")));
        }
        if (values.isEmpty()) {
            values.add(new Value("result", "no series"));
        }
        return values;
    }

    private static String sample(JsonNode series) {
        return series.has("value") ? series.path("value").path(1).asText() : "(histogram)";
    }

    private static String series(JsonNode metric) {
        StringBuilder labels = new StringBuilder();
        metric.properties().forEach(label -> {
            if (!label.getKey().equals("__name__")) {
                labels.append(labels.length() == 0 ? "" : ", ")
                        .append(label.getKey())
                        .append("=\"")
                        .append(label.getValue().asText())
                        .append('"');
            }
        });
        String name = metric.path("__name__").asText("");
        return labels.length() == 0 && !name.isEmpty() ? name : name + "{" + labels + "}";
    }
}

package dev.muster.context;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.transport.Outbound;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gets JSON over HTTP and shows parts of it. Settings: {@code address}, with places; and for each part
 * {@code select.NAME}, a JSON pointer (RFC 6901) such as {@code /status/0/name}. Without a part, what stands at the top is
 * shown.
 */
public final class HttpJsonCollector implements Collector {
    private static final String SELECT = "select.";
    private final String name;
    private final Outbound outbound;
    private final Function<URI, Map<String, String>> headers;

    /** The one that is built in: named {@code http-json}, without headers of its own. */
    public HttpJsonCollector(Outbound outbound) {
        this("http-json", outbound, address -> Map.of());
    }

    /**
     * One with a name of its own.
     *
     * @param headers what is sent besides, for an address. Whoever writes playbooks chooses the address, so that secrets
     *     must be given to their own host alone
     */
    public HttpJsonCollector(String name, Outbound outbound, Function<URI, Map<String, String>> headers) {
        this.name = name;
        this.outbound = outbound;
        this.headers = headers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Found collect(Request request) throws IOException, InterruptedException {
        URI address = Fill.address(request.setting("address"), request.values())
                .orElseThrow(() -> new IOException("its address cannot be filled: a place has no value"));
        JsonNode tree = Answers.json(outbound, address, headers.apply(address), request.limit(), false);
        List<Value> values = new ArrayList<>();
        for (Map.Entry<String, String> setting : request.settings().entrySet()) {
            if (setting.getKey().startsWith(SELECT)) {
                values.add(new Value(
                        setting.getKey().substring(SELECT.length()), shown(tree.at(pointer(setting.getValue())))));
            }
        }
        if (values.isEmpty()) {
            tree.properties().forEach(p -> values.add(new Value(p.getKey(), shown(p.getValue()))));
        }
        if (values.isEmpty()) {
            values.add(new Value("answer", shown(tree)));
        }
        return new Found(values);
    }

    private static JsonPointer pointer(String text) throws IOException {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("one of its selections is no JSON pointer", e);
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "(not there)" : node.isTextual() ? node.textValue() : node.toString();
    }
}

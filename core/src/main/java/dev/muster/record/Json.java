package dev.muster.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;

/**
 * The one way in which bodies and payloads become bytes: UTF-8 JSON, records by their component names,
 * instants as ISO 8601 text, absent values left out, unknown properties skipped (an older node reads what a
 * newer one wrote). The same value always gives the same bytes. Safe for use by several threads.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The bytes of a value. A value that has no JSON form is a defect and throws {@link IllegalStateException}. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    /**
     * The value of stored bytes.
     *
     * @throws MalformedJson when the bytes are no JSON of this type; the message names the property
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return present(MAPPER.readValue(bytes, type));
        } catch (IOException e) {
            throw MalformedJson.from(e);
        }
    }

    /**
     * The value whose properties are given as a map of text, numbers, lists and maps.
     *
     * @throws MalformedJson when they do not fit the type; the message names the property
     */
    public static <T> T convert(Map<String, ?> properties, Class<T> type) {
        try {
            JsonNode tree = MAPPER.valueToTree(properties);
            return present(MAPPER.treeToValue(tree, type));
        } catch (IOException e) {
            throw MalformedJson.from(e);
        }
    }

    private static <T> T present(T value) {
        if (value == null) {
            throw new MalformedJson("", "expected a JSON object, found null");
        }
        return value;
    }
}

package dev.muster.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Files as trees. What comes in is bounded before anything is made of it: its length, its depth, how many values it
 * has, how long its numbers and names are; a name that stands twice in one object is refused, as two readers could
 * take it for different things. No type is ever named by a file.
 */
final class Reading {
    /** How long a file may be, in characters. */
    static final int LONGEST = 1024 * 1024;

    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 50_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 256;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Reading() {}

    /**
     * The object that a file is.
     *
     * @throws Rejection naming {@code text} when it is too much, or no JSON object
     */
    static ObjectNode object(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw wrong("is empty; give what is in the file");
        }
        if (text.length() > LONGEST) {
            throw wrong("a file has at most " + LONGEST + " characters; this has " + text.length());
        }
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            count(json);
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw wrong("no JSON" + at(e.getLocation()) + ": " + firstLine(e.getOriginalMessage()));
        }
        throw wrong("a playbook's file is one JSON object");
    }

    private static void count(String json) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(json)) {
            for (int values = 0; parser.nextToken() != null; values++) {
                if (values > MOST_VALUES) {
                    throw wrong("has more than " + MOST_VALUES + " values; that is no playbook");
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text that is in memory cannot be read", e);
        }
    }

    private static String at(@Nullable JsonLocation where) {
        return where == null ? "" : " in line " + where.getLineNr() + ", column " + where.getColumnNr();
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it ends too early"
                : message.lines().findFirst().orElse("");
    }

    static Rejection wrong(String why) {
        return Rejection.invalid("text", why);
    }

    /** A place in the file, as a rejection names it. */
    static Rejection wrong(String path, String why) {
        return Rejection.invalid("text", path.isEmpty() ? why : path + ": " + why);
    }

    static ObjectNode made() {
        return MAPPER.createObjectNode();
    }

    /** A tree of one of our own values. */
    static JsonNode tree(byte[] ours) {
        try {
            return MAPPER.readTree(ours);
        } catch (IOException e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        }
    }

    /** As people read it; the same tree always gives the same text. */
    static String text(JsonNode tree) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter pretty =
                new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return MAPPER.writer(pretty).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written", e);
        }
    }
}

package dev.muster.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A frame from a client: an object of text properties, and {@code data}, which is cut out of the text as it is.
 *
 * @param type which sort; empty when it is missing
 */
record Incoming(
        String type,
        @Nullable String id,
        @Nullable String channel,
        @Nullable String cursor,
        @Nullable String name,
        String data) {
    private static final Pattern JOURNAL = Pattern.compile("[a-z][a-z-]{0,31}:[A-Za-z0-9][A-Za-z0-9._@:-]{0,127}");
    private static final String COMMAND = "{\"type\":\"command\",\"id\":\"";
    private static final int LONGEST_ID = 128;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    /**
     * Reads a frame.
     *
     * @throws Rejection when it is none
     */
    static Incoming read(String text) {
        String type = "";
        String id = null;
        String channel = null;
        String cursor = null;
        String name = null;
        String data = "{}";
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Rejection.invalid("", "a frame is a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String property = parser.currentName();
                JsonToken value = parser.nextToken();
                if (property.equals("data")) {
                    data = object(parser, value, text);
                    continue;
                }
                switch (property) {
                    case "type" -> type = text(parser, property);
                    case "id" -> id = text(parser, property);
                    case "channel" -> channel = text(parser, property);
                    case "cursor" -> cursor = value == JsonToken.VALUE_NULL ? null : text(parser, property);
                    case "name" -> name = text(parser, property);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw Rejection.invalid("", "a frame is one JSON object, and nothing behind it");
            }
        } catch (IOException e) {
            throw Rejection.invalid("", "not well-formed JSON");
        }
        return new Incoming(type, id, channel, cursor, name, data);
    }

    /** The id of a command that begins as clients write it, without reading on; null of anything else. */
    static @Nullable String commandId(String text) {
        if (!text.startsWith(COMMAND)) {
            return null;
        }
        int end = text.indexOf('"', COMMAND.length());
        if (end <= COMMAND.length() || end > COMMAND.length() + LONGEST_ID) {
            return null;
        }
        String id = text.substring(COMMAND.length(), end);
        return id.indexOf('\\') < 0 ? id : null;
    }

    private static String object(JsonParser parser, JsonToken value, String text) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            throw Rejection.invalid("data", "data is a JSON object");
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private static String text(JsonParser parser, String property) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw Rejection.invalid(property, property + " is text");
        }
        return parser.getText();
    }

    String needId() {
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw Rejection.invalid("id", "an id has 1 to 128 characters; a new random one for each new command");
        }
        return id;
    }

    String needName() {
        if (name == null) {
            throw Rejection.invalid("name", "name is missing");
        }
        return name;
    }

    JournalId needJournal(WorkspaceId workspace) {
        if (channel == null || !JOURNAL.matcher(channel).matches()) {
            throw Rejection.invalid("channel", "a channel is named as channel:<id>");
        }
        return new JournalId(workspace, channel);
    }

    @Nullable
    Cursor place() {
        try {
            return cursor == null || cursor.length() > 200 ? null : Cursor.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("cursor", String.valueOf(e.getMessage()));
        }
    }
}

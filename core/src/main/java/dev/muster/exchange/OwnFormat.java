package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import dev.muster.playbook.PlaybookContent;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our own format: the content as it is, in an envelope that says which format and version it is. Loses nothing. Its
 * JSON Schema is {@link Exchange#schema()}.
 */
final class OwnFormat {
    static final String NAME = "muster-playbook";
    static final int VERSION = 1;
    static final String SCHEMA = "urn:muster:playbook:1";

    private OwnFormat() {}

    static String write(PlaybookContent content) {
        ObjectNode envelope = Reading.made();
        envelope.put("$schema", SCHEMA);
        envelope.put("format", NAME);
        envelope.put("version", VERSION);
        envelope.set("playbook", tree(content));
        return Reading.text(envelope);
    }

    static JsonNode tree(PlaybookContent content) {
        return Reading.tree(Json.write(content));
    }

    static PlaybookContent read(ObjectNode envelope, Notes notes) {
        JsonNode version = envelope.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw Reading.wrong(
                    "version", "only version " + VERSION + " of this format can be read here, not " + shown(version));
        }
        JsonNode playbook = envelope.get("playbook");
        if (!(playbook instanceof ObjectNode object)) {
            throw Reading.wrong("playbook", "is missing");
        }
        Fields fields = new Fields("", envelope, notes);
        fields.without("muster.envelope", "says nothing of the playbook");
        fields.has("$schema");
        fields.has("format");
        fields.has("version");
        fields.has("playbook");
        fields.rest();
        PlaybookContent content = content(object);
        lost("playbook", object, tree(content), notes);
        notes.kept("playbook", "muster.whole", "is as it was exported, whole");
        return content;
    }

    private static String shown(JsonNode version) {
        return version.isMissingNode() ? "none at all" : Texts.fitting(version.toString(), 40);
    }

    /** The content that a tree is; what it cannot be is refused by its path. */
    static PlaybookContent content(ObjectNode tree) {
        try {
            return Json.read(tree.toString().getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
        } catch (MalformedJson e) {
            throw at(e);
        }
    }

    private static Rejection at(MalformedJson e) {
        return Reading.wrong(e.path().isEmpty() ? "playbook" : "playbook." + e.path(), String.valueOf(e.getMessage()));
    }

    /** Says what of the file is not in what was read of it. */
    private static void lost(String path, JsonNode given, @Nullable JsonNode read, Notes notes) {
        if (given instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String at = path + "." + Texts.fitting(field.getKey(), 100);
                JsonNode there = read == null ? null : read.get(field.getKey());
                if (there != null) {
                    lost(at, field.getValue(), there, notes);
                } else if (!field.getValue().isNull()) {
                    notes.ignored(at, "name.unknown", "is not known here, so it was left out");
                }
            }
        } else if (given.isArray() && read != null) {
            for (int i = 0; i < given.size(); i++) {
                lost(path + "[" + i + "]", given.get(i), read.get(i), notes);
            }
        }
    }
}

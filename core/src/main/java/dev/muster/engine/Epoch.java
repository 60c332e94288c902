package dev.muster.engine;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.util.Map;

/**
 * The access epoch of a workspace: one more each time the host says that access has changed. A snapshot of an
 * actor that was made under an older one is not believed.
 *
 * @param number the epoch; 0 for a workspace whose host has never said so
 */
record Epoch(long number) {
    static final Kind<Epoch> KIND = Kind.of("access.epoch", Epoch.class, e -> "epoch");

    static DocumentKey key(WorkspaceId workspace) {
        return KIND.key(workspace, "epoch");
    }

    static long in(Map<DocumentKey, Document> documents, WorkspaceId workspace) {
        Document document = documents.get(key(workspace));
        return document == null ? 0 : KIND.value(document).number();
    }
}

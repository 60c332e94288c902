package dev.muster.record;

import dev.muster.access.WorkspaceId;

/**
 * Where a document is.
 *
 * @param workspace the workspace; part of every key
 * @param kind what sort of document, {@code room.noun}, for instance {@code incident.task}
 * @param id unique within workspace and kind, at most 300 characters
 */
public record DocumentKey(WorkspaceId workspace, String kind, String id) implements Comparable<DocumentKey> {
    @Override
    public int compareTo(DocumentKey other) {
        int byWorkspace = workspace.compareTo(other.workspace);
        if (byWorkspace != 0) {
            return byWorkspace;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return workspace + "/" + kind + "/" + id;
    }
}

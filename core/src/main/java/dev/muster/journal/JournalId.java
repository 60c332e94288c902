package dev.muster.journal;

import dev.muster.access.WorkspaceId;

/**
 * Which list. A channel's journal is named {@code channel:} and the channel's id.
 *
 * @param workspace the workspace
 * @param name sort, colon, id
 */
public record JournalId(WorkspaceId workspace, String name) implements Comparable<JournalId> {
    /** A journal of a sort. */
    public static JournalId of(WorkspaceId workspace, String sort, String id) {
        return new JournalId(workspace, sort + ":" + id);
    }

    /** The sort: what stands before the colon. */
    public String sort() {
        return name.substring(0, name.indexOf(':'));
    }

    /** The id: what stands behind the colon. */
    public String id() {
        return name.substring(name.indexOf(':') + 1);
    }

    @Override
    public int compareTo(JournalId other) {
        int byWorkspace = workspace.compareTo(other.workspace);
        return byWorkspace != 0 ? byWorkspace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return workspace + "/" + name;
    }
}

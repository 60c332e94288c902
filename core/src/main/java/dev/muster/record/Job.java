package dev.muster.record;

import dev.muster.access.WorkspaceId;
import java.time.Instant;

/**
 * Something to be done at a time. Writing a job with a key that exists replaces it, which also takes it away
 * from whoever has claimed it.
 *
 * @param key which job
 * @param kind which handler runs it, {@code room.verb}
 * @param due when, in domain time; never run before
 * @param payload what the handler needs, UTF-8 JSON; treated as immutable
 */
public record Job(Key key, String kind, Instant due, byte[] payload) {
    /**
     * Which job.
     *
     * @param workspace the workspace
     * @param id unique in the workspace, at most 300 characters
     */
    public record Key(WorkspaceId workspace, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byWorkspace = workspace.compareTo(other.workspace);
            return byWorkspace != 0 ? byWorkspace : id.compareTo(other.id);
        }

        @Override
        public String toString() {
            return workspace + "/" + id;
        }
    }
}

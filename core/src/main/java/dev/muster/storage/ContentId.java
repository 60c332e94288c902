package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;

/**
 * Which content: the same bytes in one workspace are the same content and are kept once. Another workspace has its
 * own, so that nobody learns from a digest what others have.
 *
 * @param workspace whose it is
 * @param digest SHA-256 of all its bytes
 */
public record ContentId(WorkspaceId workspace, Digest digest) {
    @Override
    public String toString() {
        return workspace + "/" + digest;
    }
}

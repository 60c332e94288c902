package dev.muster.storage;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;

/**
 * What makes a command safe to send again: the client's own key, within workspace and originating person.
 *
 * @param workspace the workspace
 * @param origin who sends
 * @param key the client's key, 1 to 128 characters
 */
public record ReceiptKey(WorkspaceId workspace, PersonId origin, String key) {}

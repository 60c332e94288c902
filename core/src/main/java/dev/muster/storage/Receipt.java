package dev.muster.storage;

import dev.muster.journal.Digest;

/**
 * What is kept of an accepted command, for ever, so that the same command under the same key has the same
 * outcome once.
 *
 * @param command digest of the command's name and content: another digest under the same key is a conflict
 * @param outcome ids and positions as UTF-8 JSON, never content
 */
public record Receipt(Digest command, byte[] outcome) {}

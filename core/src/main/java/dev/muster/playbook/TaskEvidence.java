package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.file.FileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a task was done: a file of its channel, or a link.
 *
 * @param file the file; null for a link
 * @param link the address, http: or https:; null for a file
 * @param name what people see: the file's name, or what was said of the link, at most 200 characters
 * @param by who attached it
 * @param at when
 */
public record TaskEvidence(@Nullable FileId file, @Nullable String link, String name, PersonId by, Instant at) {}

/**
 * Files: what is known of them, who may see them, the messages that carry them, and the evidence register with its
 * custody log.
 *
 * <p>A file's own channel decides who may read it. Its content is kept by a {@link dev.muster.storage.FileStore} that
 * knows nothing of this. Read {@link dev.muster.file.SharedFile} for how a file stands, {@link dev.muster.file.FileCommands}
 * for what can be done, and {@link dev.muster.file.Content} for when content is removed.
 */
@NullMarked
package dev.muster.file;

import org.jspecify.annotations.NullMarked;

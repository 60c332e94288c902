package dev.muster.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.command.Bulky;
import dev.muster.command.Command;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import org.jspecify.annotations.Nullable;

/** What can be done with files. */
public interface ExchangeCommands {
    /**
     * Publishes what a file says as a version of a playbook. Answers {@code playbook} and {@code version}; what the
     * newest version says already changes nothing. What became of everything in the file is answered by
     * {@link ExchangeViews.PreviewImport} of the same text.
     *
     * @param format in what form it is written; null to see that from the text
     * @param text what is in the file, at most 1,048,576 characters
     * @param playbook of which playbook it is to be a version; null for a new one
     * @param read what admission makes of it; not sent by callers
     */
    record ImportPlaybook(
            @Nullable Format format,
            String text,
            @Nullable String playbook,
            @JsonIgnore @Nullable Read read) implements Command, Bulky {
        /** A file to be imported. */
        public ImportPlaybook(@Nullable Format format, String text, @Nullable String playbook) {
            this(format, text, playbook, null);
        }
    }

    /** What was read: what to publish, and in which form it was written. */
    record Read(Format format, PublishPlaybook publish, ImportReport report) {}
}

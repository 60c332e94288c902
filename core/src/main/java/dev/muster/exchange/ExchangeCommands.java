package dev.muster.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.command.Bulky;
import dev.muster.command.Command;
import dev.muster.playbook.PlaybookContent;
import org.jspecify.annotations.Nullable;

/** What can be done with files. */
public interface ExchangeCommands {
    /**
     * Keeps what a file says as the draft of a playbook, to be mended and published by whoever edits playbooks; or
     * publishes it at once. Answers {@code playbook} and {@code version}, the draft's or the published one. What is
     * said already changes nothing. What became of everything in the file, and what is to be mended, is answered by
     * {@link ExchangeViews.PreviewImport} of the same text.
     *
     * @param format in what form it is written; null to see that from the text
     * @param text what is in the file, at most 1,048,576 characters
     * @param playbook of which playbook it is to be the next version; null for a new one
     * @param publish true to publish it at once, which is refused where anything is to be mended first; null or false
     *     for a draft
     * @param draft the version of the playbook's draft that is replaced; null when there is none yet, or when it is
     *     published at once
     * @param made what admission makes of it; not sent by callers
     */
    record ImportPlaybook(
            @Nullable Format format,
            String text,
            @Nullable String playbook,
            @Nullable Boolean publish,
            @Nullable Integer draft,
            @JsonIgnore @Nullable Through made)
            implements Command, Bulky {
        /** A file that becomes a draft. */
        public ImportPlaybook(@Nullable Format format, String text, @Nullable String playbook) {
            this(format, text, playbook, null, null, null);
        }

        /** The same, published at once. */
        public ImportPlaybook published() {
            return new ImportPlaybook(format, text, playbook, true, null, made);
        }
    }

    /** What was read: what it says, and in which form it was written. */
    record Read(Format format, PlaybookContent content, ImportReport report) {}

    /** What was read, and the command of the playbooks' own that it becomes. */
    record Through(Read read, boolean published, Meant<?> meant) {}
}

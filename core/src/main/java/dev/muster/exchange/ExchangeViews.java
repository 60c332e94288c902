package dev.muster.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.command.Bulky;
import dev.muster.command.Question;
import dev.muster.playbook.PlaybookContent;
import org.jspecify.annotations.Nullable;

/** What can be asked about files, and what the answers look like. */
public interface ExchangeViews {
    /**
     * What would be made of a file, and what of it is to be mended before it can be published; changes nothing.
     *
     * @param format in what form it is written; null to see that from the text
     * @param text what is in the file, at most 1,048,576 characters
     * @param preview what admission makes of it; not sent by callers
     */
    record PreviewImport(
            @Nullable Format format,
            String text,
            @JsonIgnore @Nullable ImportPreview preview) implements Question<ImportPreview>, Bulky {
        /** A file to be looked at. */
        public PreviewImport(@Nullable Format format, String text) {
            this(format, text, null);
        }
    }

    /**
     * What is in a file.
     *
     * @param format in what form it is written
     * @param content what would be published, or, when it cannot be yet, what was read
     * @param publishable false when something has to be mended first; then the report's last lines say what: they are
     *     {@code publish.refused}, and their paths are those of the content
     * @param report what became of everything in it
     */
    record ImportPreview(Format format, PlaybookContent content, boolean publishable, ImportReport report) {}

    /**
     * A version of a playbook as a file.
     *
     * @param playbook which playbook
     * @param version which version; null for the newest
     * @param format in what form; null for our own
     */
    record ExportPlaybook(
            String playbook,
            @Nullable Integer version,
            @Nullable Format format) implements Question<ExportedPlaybook> {}

    /**
     * A file.
     *
     * @param format in what form it is written
     * @param name what it may be called
     * @param type its media type
     * @param text what is in it
     * @param report what the format could not say, or said otherwise; paths are those of the content
     */
    record ExportedPlaybook(Format format, String name, String type, String text, ImportReport report) {}
}

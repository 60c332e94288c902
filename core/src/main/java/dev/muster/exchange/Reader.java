package dev.muster.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Admission;
import dev.muster.command.Rejection;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.playbook.PlaybookContent;
import org.jspecify.annotations.Nullable;

/** Reads a file of whichever form. */
final class Reader {
    private Reader() {}

    /**
     * What a file says, of people and groups only those whom the directory knows.
     *
     * @throws Rejection naming {@code text} when it cannot be read
     */
    static Read read(@Nullable Format format, @Nullable String text, Admission admission, Notes notes) {
        Read read = read(format, text, notes);
        PlaybookContent known = new Known(admission, notes).of(read.content());
        return new Read(read.format(), known, notes.report());
    }

    /** What a file says, whomever it names. */
    static Read read(@Nullable Format format, @Nullable String text, Notes notes) {
        ObjectNode file = Reading.object(text);
        Format found = format == null ? format(file) : format;
        PlaybookContent content =
                switch (found) {
                    case MUSTER -> OwnFormat.read(file, notes);
                    case MATTERMOST -> MattermostIn.read(new Fields("", file, notes), notes);
                    case CACAO -> CacaoIn.read(new Fields("", file, notes), file, notes);
                };
        return new Read(found, content, notes.report());
    }

    private static Format format(ObjectNode file) {
        if (file.path("format").asText().equals(OwnFormat.NAME)) {
            return Format.MUSTER;
        }
        if (file.has("workflow") || file.path("spec_version").asText().startsWith("cacao")) {
            return Format.CACAO;
        }
        if (file.has("checklists")) {
            return Format.MATTERMOST;
        }
        throw Reading.wrong("is neither our own format nor Mattermost's nor CACAO; say which it is meant to be");
    }
}

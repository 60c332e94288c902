package dev.muster.exchange;

import dev.muster.exchange.ExchangeViews.ExportedPlaybook;
import dev.muster.playbook.PlaybookContent;

/** Writes a content in whichever form; the same content always gives the same text. */
final class Writer {
    private static final String JSON = "application/json";

    private Writer() {}

    static ExportedPlaybook write(Format format, PlaybookContent content) {
        Notes notes = new Notes();
        String text =
                switch (format) {
                    case MUSTER -> OwnFormat.write(content);
                    case MATTERMOST -> MattermostOut.write(content, notes);
                    case CACAO -> CacaoOut.write(content, notes);
                };
        String suffix =
                switch (format) {
                    case MUSTER -> ".muster.json";
                    case MATTERMOST -> ".mattermost.json";
                    case CACAO -> ".cacao.json";
                };
        return new ExportedPlaybook(
                format, new Texts.Ids("playbook").of(content.title()) + suffix, JSON, text, notes.report());
    }
}

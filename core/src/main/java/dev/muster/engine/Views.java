package dev.muster.engine;

import dev.muster.command.Projector;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encodes entries for the way out, once for everyone who gets them. */
final class Views {
    private Views() {}

    static Bundle bundle(JournalId journal, List<Entry> entries, String epoch) {
        StringBuilder json = new StringBuilder(entries.size() * 256).append('[');
        for (Entry entry : entries) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(new String(Json.write(Projector.view(entry)), StandardCharsets.UTF_8));
        }
        long from = entries.get(0).sequence();
        long to = entries.get(entries.size() - 1).sequence();
        return new Bundle(
                journal, from, to, new Cursor(epoch, to), json.append(']').toString(), new Bundle.Frame());
    }
}

package dev.muster.engine;

import dev.muster.command.Projector;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Encodes entries for the way out, once for everyone who gets them. */
final class Views {
    /** How long a bundle may become, in bytes, unless a single entry is longer. */
    private static final int LONGEST = 48 * 1024;

    private static final int AROUND = 200;

    private Views() {}

    /** Entries in their order, in parts that each make a bundle: nobody has to hold much for one who does not read. */
    static List<List<Entry>> parts(List<Entry> entries) {
        List<List<Entry>> parts = new ArrayList<>();
        int start = 0;
        long length = 0;
        for (int i = 0; i < entries.size(); i++) {
            long next = length(entries.get(i));
            if (i > start && length + next > LONGEST) {
                parts.add(entries.subList(start, i));
                start = i;
                length = 0;
            }
            length += next;
        }
        if (start < entries.size()) {
            parts.add(entries.subList(start, entries.size()));
        }
        return parts;
    }

    private static long length(Entry entry) {
        byte[] amendment = entry.amendment();
        return AROUND + entry.payload().length + (amendment == null ? 0L : amendment.length);
    }

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

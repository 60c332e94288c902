package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process tells the others, as the payload of a NOTIFY: a line of epoch and sender, then a line a journal of
 * workspace, name and last number, with tabs between. Where that is too long for a payload, {@code *}.
 */
final class News {
    /** The channel; a database with several schemas shares it, hence the epoch. */
    static final String CHANNEL = "muster";

    private static final int MOST_BYTES = 7_500;
    private final String epoch;
    private final String sender = UUID.randomUUID().toString().substring(0, 8);
    private final Map<JournalId, Long> heads = new HashMap<>();
    private boolean everything;
    private boolean anything;

    News(String epoch) {
        this.epoch = epoch;
    }

    synchronized void add(Signal signal) {
        signal.heads().forEach((journal, sequence) -> heads.merge(journal, sequence, Math::max));
        anything = true;
        notifyAll();
    }

    /** Says that a payload was taken and not sent. */
    synchronized void lost() {
        everything = true;
        anything = true;
        notifyAll();
    }

    /** Waits until there is something to tell, and takes all of it. */
    synchronized String take() throws InterruptedException {
        while (!anything) {
            wait();
        }
        StringBuilder payload = new StringBuilder(epoch).append('\t').append(sender);
        heads.forEach((journal, sequence) -> payload.append('\n')
                .append(journal.workspace().value())
                .append('\t')
                .append(journal.name())
                .append('\t')
                .append((long) sequence));
        boolean tooLong = payload.length() > MOST_BYTES
                || payload.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        boolean all = everything || tooLong;
        heads.clear();
        everything = false;
        anything = false;
        return all ? epoch + "\t" + sender + "\n*" : payload.toString();
    }

    /** What another process told; null for what this one told itself, and for another database's news. */
    @Nullable
    Signal read(String payload) {
        String[] lines = payload.split("\n", -1);
        String[] from = lines[0].split("\t", -1);
        if (from.length != 2 || !from[0].equals(epoch) || from[1].equals(sender)) {
            return null;
        }
        Map<JournalId, Long> told = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("\t", -1);
            if (parts.length != 3) {
                return Signal.EVERYTHING;
            }
            told.put(new JournalId(new WorkspaceId(parts[0]), parts[1]), Long.parseLong(parts[2]));
        }
        return new Signal(told, false);
    }
}

package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process tells the others, as the payload of a NOTIFY: a line of epoch and sender, then a line a journal of
 * workspace, name and last number, with tabs between. Where that is too long for a payload, {@code *}. What is only
 * told and never kept ({@link dev.muster.storage.Broadcast}) goes the same way, with a third word in its first line.
 */
final class News {
    /** The channel; a database with several schemas shares it, hence the epoch. */
    static final String CHANNEL = "muster";

    private static final int MOST_BYTES = 7_500;
    private static final String MESSAGE = "message";

    /** How many messages wait for a database that is away; what comes then is lost, as messages may be. */
    private static final int MOST_MESSAGES = 1_000;

    private static final int AT_ONCE = 100;
    private final String epoch;
    private final String sender = UUID.randomUUID().toString().substring(0, 8);
    private final Map<JournalId, Long> heads = new HashMap<>();
    private final Deque<String> messages = new ArrayDeque<>();
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

    /** Something for the others that is not kept; lost when too much waits. */
    synchronized void say(String message) {
        if (messages.size() < MOST_MESSAGES) {
            messages.add(message);
            notifyAll();
        }
    }

    /** Waits until there is something to tell, and takes all of it, or as much as goes at once. */
    synchronized List<String> take() throws InterruptedException {
        while (!anything && messages.isEmpty()) {
            wait();
        }
        List<String> payloads = new ArrayList<>();
        if (anything) {
            payloads.add(commits());
        }
        while (!messages.isEmpty() && payloads.size() < AT_ONCE) {
            payloads.add(epoch + "\t" + sender + "\t" + MESSAGE + "\n" + messages.remove());
        }
        return payloads;
    }

    private String commits() {
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

    /** Something that tells the others nothing, and makes this process's own ears answer. */
    String nothing() {
        return epoch + "\t" + sender;
    }

    /** What another process told to be heard and not kept; null for everything else. */
    @Nullable
    String message(String payload) {
        int end = payload.indexOf('\n');
        String[] from = end < 0 ? new String[0] : payload.substring(0, end).split("\t", -1);
        boolean others =
                from.length == 3 && from[0].equals(epoch) && !from[1].equals(sender) && from[2].equals(MESSAGE);
        return others ? payload.substring(end + 1) : null;
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

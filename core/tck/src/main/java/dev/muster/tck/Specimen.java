package dev.muster.tck;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.HashChain;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.record.Term;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Store;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Well-formed things to put into a store, all of one workspace. */
public final class Specimen {
    /** The time of the first entry; each later one is a millisecond behind. */
    public static final Instant START = Instant.parse("2026-03-14T09:26:53.589793Z");

    /** What nothing is written of. */
    public static final Writes NOTHING =
            new Writes(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), Map.of());

    private final WorkspaceId workspace;

    /** Specimens of a workspace. */
    public Specimen(String workspace) {
        this.workspace = new WorkspaceId(workspace);
    }

    /** The workspace. */
    public WorkspaceId workspace() {
        return workspace;
    }

    /** A channel's journal. */
    public JournalId journal(String id) {
        return JournalId.of(workspace, "channel", id);
    }

    /** An entry that follows a head. */
    public static Entry entry(JournalId journal, Head head, String text, Entry.Index index) {
        Instant time = START.plusMillis(head.sequence() + 1);
        return entry(journal, head, time, new PersonId("mia"), "channel.posted", text, index);
    }

    /** An entry that follows a head, by somebody, at a time, of a kind. */
    public static Entry entry(
            JournalId journal, Head head, Instant time, PersonId by, String kind, String text, Entry.Index index) {
        long sequence = head.sequence() + 1;
        byte[] payload = ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] salt = Arrays.copyOf(("salt" + sequence).getBytes(StandardCharsets.UTF_8), 16);
        Digest content = HashChain.content(salt, payload);
        Digest hash = HashChain.next(head.hash(), journal, sequence, time, by, kind, 1, content);
        return new Entry(journal, sequence, time, by, kind, 1, payload, salt, content, hash, index, null);
    }

    /** What a message is found by. */
    public static Entry.Index index(Head head, String text, long thread, Term... terms) {
        return new Entry.Index(thread, Set.of(terms), text, head.messages() + 1);
    }

    /** Entries that follow a head, one for each text, found by it. */
    public static List<Entry> entries(JournalId journal, Head head, String... texts) {
        List<Entry> entries = new ArrayList<>();
        Head last = head;
        for (String text : texts) {
            Entry entry = entry(journal, last, text, index(last, text, 0));
            entries.add(entry);
            last = Head.of(entry);
        }
        return entries;
    }

    /** Locks a journal and appends one entry for each text. */
    public static List<Entry> append(Store store, JournalId journal, String... texts) {
        return store.transact(tx -> {
            Head head = Objects.requireNonNull(tx.lock(List.of(journal)).get(journal));
            List<Entry> entries = entries(journal, head, texts);
            tx.write(writing(entries));
            return entries;
        });
    }

    /** Locks a journal and appends one entry found by text, thread and terms. */
    public static Entry appendFound(Store store, JournalId journal, String text, long thread, Term... terms) {
        return store.transact(tx -> {
            Head head = Objects.requireNonNull(tx.lock(List.of(journal)).get(journal));
            Entry entry = entry(journal, head, text, index(head, text, thread, terms));
            tx.write(writing(List.of(entry)));
            return entry;
        });
    }

    /** Locks a journal and appends one entry by somebody, at a time, of a kind. */
    public static Entry appendBy(
            Store store, JournalId journal, Instant time, String by, String kind, String text, Term... terms) {
        return store.transact(tx -> {
            Head head = Objects.requireNonNull(tx.lock(List.of(journal)).get(journal));
            Entry entry = entry(journal, head, time, new PersonId(by), kind, text, index(head, text, 0, terms));
            tx.write(writing(List.of(entry)));
            return entry;
        });
    }

    /** Leaves an amendment on an entry. */
    public static void amend(Store store, Writes.Amended amended) {
        store.transact(tx -> {
            tx.lock(List.of(amended.journal()));
            tx.write(new Writes(List.of(), List.of(amended), List.of(), List.of(), List.of(), Set.of(), Map.of()));
            return true;
        });
    }

    /** A task's document at a version. */
    public Document document(String id, long version, long rank, Term... terms) {
        DocumentKey key = new DocumentKey(workspace, "incident.task", id);
        byte[] body = ("{\"id\":\"" + id + "\",\"v\":" + version + "}").getBytes(StandardCharsets.UTF_8);
        return new Document(key, version, body, Set.of(terms), rank);
    }

    /** A job that is due so long after {@link #START}. */
    public Job job(String id, Duration due) {
        return new Job(
                new Job.Key(workspace, id), "notice.remind", START.plus(due), id.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that mia sent. */
    public ReceiptKey receiptKey(String key) {
        return new ReceiptKey(workspace, new PersonId("mia"), key);
    }

    /** A receipt with an outcome. */
    public static Receipt receipt(String outcome) {
        byte[] bytes = outcome.getBytes(StandardCharsets.UTF_8);
        return new Receipt(HashChain.content(new byte[0], bytes), bytes);
    }

    /** Writes entries. */
    public static Writes writing(List<Entry> entries) {
        return new Writes(entries, List.of(), List.of(), List.of(), List.of(), Set.of(), Map.of());
    }

    /** Writes documents. */
    public static Writes writing(Document... documents) {
        return new Writes(List.of(), List.of(), List.of(documents), List.of(), List.of(), Set.of(), Map.of());
    }

    /** Removes documents. */
    public static Writes removing(Document... documents) {
        return new Writes(List.of(), List.of(), List.of(), List.of(documents), List.of(), Set.of(), Map.of());
    }

    /** Writes jobs. */
    public static Writes writing(Job... jobs) {
        return new Writes(List.of(), List.of(), List.of(), List.of(), List.of(jobs), Set.of(), Map.of());
    }

    /** Removes jobs. */
    public static Writes finishing(Job.Key... jobs) {
        return new Writes(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(jobs), Map.of());
    }

    /** Writes receipts. */
    public static Writes writing(Map<ReceiptKey, Receipt> receipts) {
        return new Writes(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), receipts);
    }

    /** Runs one write in a transaction of its own. */
    public static void write(Store store, Writes writes) {
        store.transact(tx -> {
            tx.write(writes);
            return true;
        });
    }

    /** The documents as a store keeps them after they were written. */
    public static List<Document> stored(Document... documents) {
        return Stream.of(documents).map(d -> d.at(d.version() + 1)).toList();
    }

    /** What tells an entry from another, for messages: journal, number and text. */
    public static List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(e ->
                        e.journal().id() + "#" + e.sequence() + " " + e.index().text())
                .toList();
    }
}

package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Job;
import dev.muster.storage.Language;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows by one statement each, and sends all of these together, so that a transaction is three ways there and
 * back: locks and reads, writes, commit.
 */
final class PostgresTransaction extends JdbcTransaction {
    private final Together way;

    PostgresTransaction(Lane lane) {
        super(lane);
        this.way = new Together(lane);
    }

    @Override
    void send() {
        way.send();
    }

    @Override
    public Begun begin(Collection<JournalId> journals, Collection<DocumentKey> documents, Collection<Find> finds) {
        List<Rows.Place> places = new ArrayList<>();
        Set<JournalId> ordered = new TreeSet<>(journals);
        if (!ordered.isEmpty()) {
            keys(way.add("lock-heads"), ordered).rows(row -> places.add(Rows.place(row)));
        }
        Map<DocumentKey, Document> read = new HashMap<>();
        PostgresQuery.documents(way, documents, d -> read.put(d.key(), d));
        Map<Find, List<Document>> found = PostgresQuery.finds(way, finds);
        way.send();
        locked(ordered, places);
        before.note(read.values());
        found.values().forEach(before::note);
        return new Begun(lock(ordered), read, found);
    }

    @Override
    List<Rows.Place> lockRows(Collection<JournalId> journals) {
        List<Rows.Place> places = new ArrayList<>();
        keys(way.add("lock-heads"), journals).rows(row -> places.add(Rows.place(row)));
        way.send();
        return places;
    }

    private static Together.Part keys(Together.Part part, Collection<JournalId> journals) {
        return part.bind(
                        "workspaces", Columns.texts(journals, j -> j.workspace().value()))
                .bind("names", Columns.texts(journals, JournalId::name));
    }

    @Override
    List<Rows.Place> insertHeads(List<Rows.Place> heads) {
        List<JournalId> journals = heads.stream().map(Rows.Place::journal).toList();
        List<Rows.Place> made = new ArrayList<>();
        ends(keys(way.add("insert-heads"), journals), heads).rows(row -> made.add(Rows.place(row)));
        way.send();
        return made;
    }

    @Override
    public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<ReceiptKey> asked = List.copyOf(keys);
        return lane
                .query("receipts")
                .bind("workspaces", Columns.texts(asked, k -> k.workspace().value()))
                .bind("origins", Columns.texts(asked, k -> k.origin().value()))
                .bind("keys", Columns.texts(asked, ReceiptKey::key))
                .map((row, ctx) -> Rows.receipt(row, asked))
                .stream()
                .collect(toMap(Rows.Kept::key, Rows.Kept::receipt, (a, b) -> a));
    }

    @Override
    void insertReceipts(Map<ReceiptKey, Receipt> receipts) {
        var rows = receipts.entrySet();
        way.add("insert-receipts")
                .bind(
                        "workspaces",
                        Columns.texts(rows, r -> r.getKey().workspace().value()))
                .bind("origins", Columns.texts(rows, r -> r.getKey().origin().value()))
                .bind("keys", Columns.texts(rows, r -> r.getKey().key()))
                .bind(
                        "commands",
                        Columns.blobs(rows, r -> r.getValue().command().bytes()))
                .bind("outcomes", Columns.blobs(rows, r -> r.getValue().outcome()));
    }

    @Override
    void insertEntries(List<Placed> entries) {
        List<Entry> rows = new ArrayList<>(entries.size());
        entries.forEach(p -> rows.add(p.entry()));
        way.add("insert-entries")
                .bind("journals", Columns.longs(entries, Placed::journal))
                .bind("sequences", Columns.longs(rows, Entry::sequence))
                .bind("times", Columns.longs(rows, e -> Text.micros(e.time())))
                .bind("threads", Columns.longs(rows, e -> e.index().thread()))
                .bind("messages", Columns.longs(rows, e -> e.index().messages()))
                .bind("schemas", Columns.ints(rows, Entry::schema))
                .bind("actors", Columns.texts(rows, e -> e.actor().value()))
                .bind("kinds", Columns.texts(rows, Entry::kind))
                .bind("payloads", Columns.blobs(rows, Entry::payload))
                .bind("salts", Columns.blobs(rows, Entry::salt))
                .bind("contents", Columns.blobs(rows, e -> e.content().bytes()))
                .bind("hashes", Columns.blobs(rows, e -> e.hash().bytes()))
                .bind("terms", Columns.texts(rows, e -> Text.terms(e.index().terms())))
                .bind("texts", Columns.texts(rows, e -> Text.clean(e.index().text())))
                .bind("amendments", Columns.blobs(rows, Entry::amendment));
    }

    @Override
    void insertEntryTerms(List<Termed> rows) {
        termed("insert-entry-terms", rows);
    }

    @Override
    void deleteEntryTerms(List<Termed> rows) {
        termed("delete-entry-terms", rows);
    }

    private void termed(String name, List<Termed> rows) {
        way.add(name)
                .bind("journals", Columns.longs(rows, Termed::journal))
                .bind("terms", Columns.texts(rows, Termed::term))
                .bind("times", Columns.longs(rows, Termed::time))
                .bind("sequences", Columns.longs(rows, Termed::sequence));
    }

    @Override
    void moveHeads(List<Rows.Place> heads) {
        ends(way.add("move-heads"), heads).bind("ids", Columns.longs(heads, Rows.Place::id));
    }

    private static Together.Part ends(Together.Part part, List<Rows.Place> heads) {
        return part.bind("sequences", Columns.longs(heads, h -> h.head().sequence()))
                .bind("hashes", Columns.blobs(heads, h -> h.head().hash().bytes()))
                .bind("times", Columns.longs(heads, h -> Text.micros(h.head().time())))
                .bind("messages", Columns.longs(heads, h -> h.head().messages()));
    }

    @Override
    void amend(List<Amending> amendments) {
        way.add("amend")
                .bind("journals", Columns.longs(amendments, Amending::journal))
                .bind("sequences", Columns.longs(amendments, a -> a.amended().sequence()))
                .bind("amendments", Columns.blobs(amendments, a -> a.amended().amendment()))
                .touched(touched -> checkAmended(touched, amendments.size()));
    }

    private static <S extends SqlStatement<S>> S amending(S statement, List<Amending> rows) {
        return statement
                .bind("journals", Columns.longs(rows, Amending::journal))
                .bind("sequences", Columns.longs(rows, a -> a.amended().sequence()))
                .bind("amendments", Columns.blobs(rows, a -> a.amended().amendment()));
    }

    @Override
    List<Termed> amendIndex(List<Amending> amendments) {
        way.send();
        List<Entry.Index> indexes =
                amendments.stream().map(PostgresTransaction::index).toList();
        List<Termed> before = new ArrayList<>();
        Map<List<Long>, String> words = new HashMap<>();
        Map<List<Long>, String> texts = new HashMap<>();
        Map<Long, Language> languages = new HashMap<>();
        amendments.forEach(a -> languages.computeIfAbsent(a.journal(), new Languages(lane)::toBe));
        amendments.forEach(a -> texts.put(place(a), index(a).text()));
        amending(lane.query("amend-index"), amendments)
                .bind("threads", Columns.longs(indexes, Entry.Index::thread))
                .bind("terms", Columns.texts(indexes, i -> Text.terms(i.terms())))
                .bind("texts", Columns.texts(indexes, i -> Text.clean(i.text())))
                .bind("messages", Columns.longs(indexes, Entry.Index::messages))
                .map((row, ctx) -> {
                    List<Long> place = List.of(row.getLong(1), row.getLong(2));
                    String text = texts.getOrDefault(place, "");
                    words.put(
                            place,
                            PostgresIndex.words(
                                    row.getLong(1),
                                    Tokens.of(
                                            text,
                                            row.getString(5),
                                            row.getString(6),
                                            languages.getOrDefault(row.getLong(1), Language.SIMPLE))));
                    return before.add(new Termed(row.getLong(1), row.getString(4), row.getLong(3), row.getLong(2)));
                })
                .list();
        checkAmended(before.size(), amendments.size());
        Map<List<Long>, Long> times = new HashMap<>();
        before.forEach(t -> times.put(List.of(t.journal(), t.sequence()), t.time()));
        lane.update("index-amended")
                .bind("journals", Columns.longs(amendments, Amending::journal))
                .bind("sequences", Columns.longs(amendments, a -> a.amended().sequence()))
                .bind("times", Columns.longs(amendments, a -> time(times, a)))
                .bind("words", Columns.texts(amendments, a -> words.getOrDefault(place(a), "")))
                .execute();
        List<Termed> rows = new ArrayList<>();
        for (Termed line : before) {
            Set<String> terms = new HashSet<>(Text.lines(line.term()));
            terms.add("");
            terms.forEach(t -> rows.add(new Termed(line.journal(), t, line.time(), line.sequence())));
        }
        return rows;
    }

    private static long time(Map<List<Long>, Long> times, Amending a) {
        return times.getOrDefault(place(a), 0L);
    }

    private static List<Long> place(Amending a) {
        return List.of(a.journal(), a.amended().sequence());
    }

    private static Entry.Index index(Amending a) {
        Entry.@Nullable Index index = a.amended().index();
        return index == null ? Entry.Index.NONE : index;
    }

    @Override
    void writeDocuments(
            List<Document> created, List<Document> updated, List<Document> deleted, Map<DocumentKey, Document> before) {
        new PostgresDocuments(way).write(created, updated, deleted, before);
    }

    @Override
    public Set<Job.Key> held(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        return PostgresLeases.claims(lane.query("held"), claims)
                .map((row, ctx) -> Rows.jobKey(row))
                .set();
    }

    @Override
    void writeJobs(Collection<Job> jobs, Set<Job.Key> finished) {
        if (!finished.isEmpty()) {
            way.add("delete-jobs")
                    .bind("workspaces", Columns.texts(finished, k -> k.workspace()
                            .value()))
                    .bind("ids", Columns.texts(finished, Job.Key::id));
        }
        if (!jobs.isEmpty()) {
            way.add("put-jobs")
                    .bind(
                            "workspaces",
                            Columns.texts(jobs, j -> j.key().workspace().value()))
                    .bind("ids", Columns.texts(jobs, j -> j.key().id()))
                    .bind("kinds", Columns.texts(jobs, Job::kind))
                    .bind("dues", Columns.longs(jobs, j -> Text.microsUp(j.due())))
                    .bind("payloads", Columns.blobs(jobs, Job::payload));
        }
    }
}

package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.VersionConflict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Writes many rows by one statement each, so that a commit costs as many ways there and back as it has kinds of rows. */
final class PostgresTransaction extends JdbcTransaction {
    PostgresTransaction(Lane lane) {
        super(lane);
    }

    /**
     * Locks what is there. When something is missing and nothing was done yet, begins anew and makes it first:
     * every transaction then inserts in order before it locks in order, and none waits in a circle.
     */
    @Override
    List<Rows.Place> lockRows(Collection<JournalId> journals) {
        List<Rows.Place> places = lockPresent(journals);
        if (places.size() < journals.size()) {
            if (fresh() && !lane.rollback()) {
                throw new SqlFailure(new SQLException("the connection was lost", "08006"));
            }
            keys(lane.update("insert-heads"), journals).execute();
            places = lockPresent(journals);
        }
        return places;
    }

    private List<Rows.Place> lockPresent(Collection<JournalId> journals) {
        return keys(lane.query("lock-heads"), journals)
                .map((row, ctx) -> Rows.place(row))
                .list();
    }

    private static <S extends SqlStatement<S>> S keys(S statement, Collection<JournalId> journals) {
        return statement
                .bind("workspaces", Columns.texts(journals, j -> j.workspace().value()))
                .bind("names", Columns.texts(journals, JournalId::name));
    }

    @Override
    public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<ReceiptKey> asked = List.copyOf(keys);
        used();
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
    int insertReceipts(Map<ReceiptKey, Receipt> receipts) {
        var rows = receipts.entrySet();
        return lane.update("insert-receipts")
                .bind(
                        "workspaces",
                        Columns.texts(rows, r -> r.getKey().workspace().value()))
                .bind("origins", Columns.texts(rows, r -> r.getKey().origin().value()))
                .bind("keys", Columns.texts(rows, r -> r.getKey().key()))
                .bind(
                        "commands",
                        Columns.blobs(rows, r -> r.getValue().command().bytes()))
                .bind("outcomes", Columns.blobs(rows, r -> r.getValue().outcome()))
                .execute();
    }

    @Override
    void insertEntries(List<Placed> entries) {
        List<Entry> rows = new ArrayList<>(entries.size());
        entries.forEach(p -> rows.add(p.entry()));
        lane.update("insert-entries")
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
                .bind("amendments", Columns.blobs(rows, Entry::amendment))
                .execute();
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
        lane.update(name)
                .bind("journals", Columns.longs(rows, Termed::journal))
                .bind("terms", Columns.texts(rows, Termed::term))
                .bind("times", Columns.longs(rows, Termed::time))
                .bind("sequences", Columns.longs(rows, Termed::sequence))
                .execute();
    }

    @Override
    void moveHeads(List<Rows.Place> heads) {
        lane.update("move-heads")
                .bind("ids", Columns.longs(heads, Rows.Place::id))
                .bind("sequences", Columns.longs(heads, h -> h.head().sequence()))
                .bind("hashes", Columns.blobs(heads, h -> h.head().hash().bytes()))
                .bind("times", Columns.longs(heads, h -> Text.micros(h.head().time())))
                .bind("messages", Columns.longs(heads, h -> h.head().messages()))
                .execute();
    }

    @Override
    void amend(List<Amending> amendments) {
        int touched = amending(lane.update("amend"), amendments).execute();
        checkAmended(touched, amendments.size());
    }

    private static <S extends SqlStatement<S>> S amending(S statement, List<Amending> rows) {
        return statement
                .bind("journals", Columns.longs(rows, Amending::journal))
                .bind("sequences", Columns.longs(rows, a -> a.amended().sequence()))
                .bind("amendments", Columns.blobs(rows, a -> a.amended().amendment()));
    }

    @Override
    List<Termed> amendIndex(List<Amending> amendments) {
        List<Entry.Index> indexes =
                amendments.stream().map(PostgresTransaction::index).toList();
        List<Termed> before = new ArrayList<>();
        Map<List<Long>, String> words = new HashMap<>();
        Map<List<Long>, String> texts = new HashMap<>();
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
                            PostgresIndex.words(row.getLong(1), Tokens.of(text, row.getString(5), row.getString(6))));
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
    void writeDocuments(List<Document> created, List<Document> updated, List<Document> deleted) {
        List<Listed> gone = new ArrayList<>();
        List<Listed> come = new ArrayList<>();
        if (!created.isEmpty()) {
            List<Document> rows = sorted(created);
            documents(lane.update("create-documents"), rows, true).execute();
            rows.forEach(d -> come.addAll(lines(d, terms(d), d.rank(), Set.of(), 0)));
        }
        if (!updated.isEmpty()) {
            Map<DocumentKey, Old> before = before(documents(lane.query("update-documents"), sorted(updated), true)
                    .bind("versions", Columns.longs(sorted(updated), Document::version)));
            for (Document d : updated) {
                Old old = old(before, d);
                come.addAll(lines(d, terms(d), d.rank(), old.terms(), old.rank()));
                gone.addAll(lines(d, old.terms(), old.rank(), terms(d), d.rank()));
            }
        }
        if (!deleted.isEmpty()) {
            Map<DocumentKey, Old> before = before(documents(lane.query("delete-documents"), sorted(deleted), false)
                    .bind("versions", Columns.longs(sorted(deleted), Document::version)));
            for (Document d : deleted) {
                Old old = old(before, d);
                gone.addAll(lines(d, old.terms(), old.rank(), Set.of(), 0));
            }
        }
        listed("delete-document-terms", gone);
        listed("insert-document-terms", come);
    }

    /** What a document was found by. */
    private record Old(DocumentKey key, long rank, Set<String> terms) {}

    private static Map<DocumentKey, Old> before(org.jdbi.v3.core.statement.Query query) {
        return query
                .map((row, ctx) -> new Old(
                        new DocumentKey(
                                new dev.muster.access.WorkspaceId(row.getString(1)),
                                row.getString(2),
                                row.getString(3)),
                        row.getLong(4),
                        Text.lines(row.getString(5))))
                .stream()
                .collect(toMap(Old::key, o -> o));
    }

    private static Old old(Map<DocumentKey, Old> before, Document document) {
        Old old = before.get(document.key());
        if (old == null) {
            throw new VersionConflict(document.key() + " is no longer at version " + document.version());
        }
        return old;
    }

    private static List<Document> sorted(List<Document> documents) {
        return documents.stream().sorted(Comparator.comparing(Document::key)).toList();
    }

    private static Set<String> terms(Document document) {
        return Text.lines(Text.terms(document.terms()));
    }

    private static <S extends SqlStatement<S>> S documents(S statement, List<Document> rows, boolean whole) {
        statement
                .bind("workspaces", Columns.texts(rows, d -> d.key().workspace().value()))
                .bind("kinds", Columns.texts(rows, d -> d.key().kind()))
                .bind("ids", Columns.texts(rows, d -> d.key().id()));
        if (whole) {
            statement
                    .bind("ranks", Columns.longs(rows, Document::rank))
                    .bind("terms", Columns.texts(rows, d -> Text.terms(d.terms())))
                    .bind("bodies", Columns.blobs(rows, Document::body));
        }
        return statement;
    }

    private void listed(String name, List<Listed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Listed.ORDER);
        lane.update(name)
                .bind(
                        "workspaces",
                        Columns.texts(rows, r -> r.document().key().workspace().value()))
                .bind("kinds", Columns.texts(rows, r -> r.document().key().kind()))
                .bind("terms", Columns.texts(rows, Listed::term))
                .bind("ranks", Columns.longs(rows, Listed::rank))
                .bind("ids", Columns.texts(rows, r -> r.document().key().id()))
                .execute();
    }

    @Override
    public Set<Job.Key> held(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        used();
        return PostgresLeases.claims(lane.query("held"), claims)
                .map((row, ctx) -> Rows.jobKey(row))
                .set();
    }

    @Override
    void writeJobs(Collection<Job> jobs, Set<Job.Key> finished) {
        if (!finished.isEmpty()) {
            lane.update("delete-jobs")
                    .bind("workspaces", Columns.texts(finished, k -> k.workspace()
                            .value()))
                    .bind("ids", Columns.texts(finished, Job.Key::id))
                    .execute();
        }
        if (!jobs.isEmpty()) {
            lane.update("put-jobs")
                    .bind(
                            "workspaces",
                            Columns.texts(jobs, j -> j.key().workspace().value()))
                    .bind("ids", Columns.texts(jobs, j -> j.key().id()))
                    .bind("kinds", Columns.texts(jobs, Job::kind))
                    .bind("dues", Columns.longs(jobs, j -> Text.microsUp(j.due())))
                    .bind("payloads", Columns.blobs(jobs, Job::payload))
                    .execute();
        }
    }
}

package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes row by row with statements that stay prepared; the one writer holds the file, so nothing else is locked. */
final class SqliteTransaction extends JdbcTransaction {
    SqliteTransaction(Lane lane) {
        super(lane);
    }

    @Override
    List<Rows.Place> lockRows(Collection<JournalId> journals) {
        return journals.stream()
                .flatMap(journal -> SqliteQuery.place(lane, journal).stream())
                .toList();
    }

    @Override
    List<Rows.Place> insertHeads(List<Rows.Place> heads) {
        List<Rows.Place> made = new ArrayList<>(heads.size());
        lane.batch("insert-head", statement -> {
            for (Rows.Place place : heads) {
                Head head = place.head();
                statement.setString(1, place.journal().workspace().value());
                statement.setString(2, place.journal().name());
                statement.setLong(3, head.sequence());
                statement.setBytes(4, head.hash().bytes());
                statement.setLong(5, Text.micros(head.time()));
                statement.setLong(6, head.messages());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    made.add(new Rows.Place(row.getLong(1), place.journal(), head));
                }
            }
        });
        return made;
    }

    @Override
    public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<ReceiptKey> asked = List.copyOf(keys);
        List<List<String>> wanted = new ArrayList<>(asked.size());
        asked.forEach(k -> wanted.add(List.of(k.workspace().value(), k.origin().value(), k.key())));
        return lane
                .query("receipts")
                .bind("keys", SqliteQuery.json(wanted))
                .map((row, ctx) -> Rows.receipt(row, asked))
                .stream()
                .collect(toMap(Rows.Kept::key, Rows.Kept::receipt, (a, b) -> a));
    }

    @Override
    void insertReceipts(Map<ReceiptKey, Receipt> receipts) {
        lane.batch("insert-receipt", statement -> {
            for (Map.Entry<ReceiptKey, Receipt> r : receipts.entrySet()) {
                statement.setString(1, r.getKey().workspace().value());
                statement.setString(2, r.getKey().origin().value());
                statement.setString(3, r.getKey().key());
                statement.setBytes(4, r.getValue().command().bytes());
                statement.setBytes(5, r.getValue().outcome());
                statement.addBatch();
            }
            if (IntStream.of(statement.executeBatch()).sum() < receipts.size()) {
                throw Before.conflict("a receipt exists for one of " + receipts.keySet());
            }
        });
    }

    @Override
    void insertEntries(List<Placed> entries) {
        lane.batch("insert-entry", statement -> {
            for (Placed p : entries) {
                Entry e = p.entry();
                statement.setLong(1, SqliteIndex.place(p.journal(), e.sequence()));
                statement.setLong(2, Text.micros(e.time()));
                statement.setLong(3, e.index().thread());
                statement.setLong(4, e.index().messages());
                statement.setInt(5, e.schema());
                statement.setString(6, e.actor().value());
                statement.setString(7, e.kind());
                statement.setBytes(8, e.payload());
                statement.setBytes(9, e.salt());
                statement.setBytes(10, e.content().bytes());
                statement.setBytes(11, e.hash().bytes());
                statement.setString(12, Text.terms(e.index().terms()));
                statement.setString(13, Text.clean(e.index().text()));
                statement.setBytes(14, e.amendment());
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }

    @Override
    void insertEntryTerms(List<Termed> rows) {
        lane.batch("insert-entry-term", statement -> termed(statement, rows));
    }

    @Override
    void deleteEntryTerms(List<Termed> rows) {
        lane.batch("delete-entry-term", statement -> termed(statement, rows));
    }

    private static void termed(PreparedStatement statement, List<Termed> rows) throws SQLException {
        for (Termed t : rows) {
            statement.setLong(1, t.journal());
            statement.setString(2, t.term());
            statement.setLong(3, t.time());
            statement.setLong(4, t.sequence());
            statement.addBatch();
        }
        statement.executeBatch();
    }

    @Override
    void moveHeads(List<Rows.Place> heads) {
        lane.batch("move-head", statement -> {
            for (Rows.Place place : heads) {
                Head head = place.head();
                statement.setLong(1, head.sequence());
                statement.setBytes(2, head.hash().bytes());
                statement.setLong(3, Text.micros(head.time()));
                statement.setLong(4, head.messages());
                statement.setLong(5, place.id());
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }

    @Override
    void amend(List<Amending> amendments) {
        int touched = 0;
        for (Amending a : amendments) {
            touched += lane.update("amend")
                    .bind("amendment", a.amended().amendment())
                    .bind("place", SqliteIndex.place(a.journal(), a.amended().sequence()))
                    .execute();
        }
        checkAmended(touched, amendments.size());
    }

    @Override
    List<Termed> amendIndex(List<Amending> amendments) {
        List<Termed> before = new ArrayList<>();
        for (Amending a : amendments) {
            long sequence = a.amended().sequence();
            long place = SqliteIndex.place(a.journal(), sequence);
            Entry.Index index =
                    a.amended().index() == null ? Entry.Index.NONE : a.amended().index();
            List<Index.Line> found = lane.query("found-by")
                    .bind("place", place)
                    .map((row, ctx) -> {
                        Set<String> terms = new HashSet<>(Text.lines(row.getString(2)));
                        terms.add("");
                        long time = row.getLong(1);
                        terms.forEach(t -> before.add(new Termed(a.journal(), t, time, sequence)));
                        return new Index.Line(
                                sequence,
                                time,
                                Tokens.of(
                                        index.text(),
                                        row.getString(3),
                                        row.getString(4),
                                        new Languages(lane).toBe(a.journal())));
                    })
                    .list();
            checkAmended(found.size(), 1);
            lane.update("amend-index")
                    .bind("place", place)
                    .bind("amendment", a.amended().amendment())
                    .bind("thread", index.thread())
                    .bind("terms", Text.terms(index.terms()))
                    .bind("text", Text.clean(index.text()))
                    .bind("messages", index.messages())
                    .execute();
            found.forEach(line -> SqliteIndex.again(lane, a.journal(), line));
        }
        return before;
    }

    @Override
    void writeDocuments(
            List<Document> created, List<Document> updated, List<Document> deleted, Map<DocumentKey, Document> before) {
        new SqliteDocuments(lane).write(created, updated, deleted, before);
    }

    @Override
    public Set<Job.Key> held(Collection<Claim> claims) {
        Set<Job.Key> held = new HashSet<>();
        for (Claim claim : claims) {
            JdbcJobs.keyed(lane.query("job"), claim.job().key())
                    .map((row, ctx) -> Rows.claim(row).fence())
                    .findOne()
                    .filter(f -> f == claim.fence())
                    .ifPresent(f -> held.add(claim.job().key()));
        }
        return held;
    }

    @Override
    void writeJobs(Collection<Job> jobs, Set<Job.Key> finished) {
        if (!finished.isEmpty()) {
            lane.batch("delete-job", statement -> {
                for (Job.Key key : finished) {
                    keyed(statement, key);
                    statement.addBatch();
                }
                statement.executeBatch();
            });
        }
        if (!jobs.isEmpty()) {
            long last = SqliteLeases.fences(lane, jobs.size());
            lane.batch("put-job", statement -> {
                long fence = last - jobs.size();
                for (Job job : jobs) {
                    keyed(statement, job.key());
                    statement.setString(3, job.kind());
                    statement.setLong(4, Text.microsUp(job.due()));
                    statement.setLong(5, ++fence);
                    statement.setBytes(6, job.payload());
                    statement.addBatch();
                }
                statement.executeBatch();
            });
        }
    }

    private static void keyed(PreparedStatement row, Job.Key key) throws SQLException {
        row.setString(1, key.workspace().value());
        row.setString(2, key.id());
    }
}

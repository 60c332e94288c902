package dev.muster.jdbc;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Rows of the statements, read in the order in which the statements name their columns. */
final class Rows {
    private Rows() {}

    /** The head row of a journal. */
    record Place(long id, JournalId journal, Head head) {
        private static final long NONE = -1;

        /** That of a journal that nobody has written into: there is no row yet. */
        static Place none(JournalId journal) {
            return new Place(NONE, journal, Head.EMPTY);
        }

        boolean isNone() {
            return id == NONE;
        }
    }

    /** A receipt and its key. */
    record Kept(ReceiptKey key, Receipt receipt) {}

    static Place place(ResultSet row) throws SQLException {
        Head head = new Head(row.getLong(4), new Digest(row.getBytes(5)), Text.time(row.getLong(6)), row.getLong(7));
        return new Place(row.getLong(1), new JournalId(new WorkspaceId(row.getString(2)), row.getString(3)), head);
    }

    /** An entry whose columns begin at the given one, with its sequence. */
    static Entry entry(ResultSet row, JournalId journal, int first) throws SQLException {
        return entry(
                row,
                journal,
                first,
                row.getBytes(first + 7),
                row.getBytes(first + 8),
                row.getBytes(first + 9),
                row.getString(first + 10),
                row.getString(first + 11),
                row.getString(first + 12),
                row.getString(first + 13));
    }

    /** The same, where one column holds both digests and the salt, and another all texts. */
    static Entry packed(ResultSet row, JournalId journal, int first) throws SQLException {
        byte[] proof = row.getBytes(first + 7);
        String texts = new String(row.getBytes(first + 8), StandardCharsets.UTF_8);
        int kind = texts.indexOf(0) + 1;
        int terms = texts.indexOf(0, kind) + 1;
        int text = texts.indexOf(0, terms) + 1;
        return entry(
                row,
                journal,
                first,
                Arrays.copyOf(proof, Digest.LENGTH),
                Arrays.copyOfRange(proof, Digest.LENGTH, 2 * Digest.LENGTH),
                Arrays.copyOfRange(proof, 2 * Digest.LENGTH, proof.length),
                texts.substring(0, kind - 1),
                texts.substring(kind, terms - 1),
                texts.substring(terms, text - 1),
                texts.substring(text));
    }

    private static Entry entry(
            ResultSet row,
            JournalId journal,
            int first,
            byte[] content,
            byte[] hash,
            byte[] salt,
            String actor,
            String kind,
            String terms,
            String text)
            throws SQLException {
        Entry.Index index = new Entry.Index(row.getLong(first + 2), Text.terms(terms), text, row.getLong(first + 3));
        return new Entry(
                journal,
                row.getLong(first),
                Text.time(row.getLong(first + 1)),
                new PersonId(actor),
                kind,
                row.getInt(first + 4),
                row.getBytes(first + 5),
                salt,
                new Digest(content),
                new Digest(hash),
                index,
                row.getBytes(first + 6));
    }

    /** A document of a statement that names its key. */
    static Document document(ResultSet row) throws SQLException {
        return new Document(
                new DocumentKey(new WorkspaceId(row.getString(1)), row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getBytes(7),
                Text.terms(row.getString(6)),
                row.getLong(5));
    }

    /** A document of a statement that names the asked key by its place. */
    static Document document(ResultSet row, List<DocumentKey> asked) throws SQLException {
        return new Document(
                asked.get(row.getInt(1)),
                row.getLong(2),
                row.getBytes(5),
                Text.terms(row.getString(4)),
                row.getLong(3));
    }

    /** A receipt of a statement that names the asked key by its place. */
    static Kept receipt(ResultSet row, List<ReceiptKey> asked) throws SQLException {
        return new Kept(asked.get(row.getInt(1)), new Receipt(new Digest(row.getBytes(2)), row.getBytes(3)));
    }

    static Job.Key jobKey(ResultSet row) throws SQLException {
        return new Job.Key(new WorkspaceId(row.getString(1)), row.getString(2));
    }

    static Claim claim(ResultSet row) throws SQLException {
        Job job = new Job(jobKey(row), row.getString(3), Text.time(row.getLong(4)), row.getBytes(5));
        return new Claim(job, row.getLong(6));
    }
}

package dev.muster.jdbc;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes documents and the rows by which they are found. A document that is replaced or removed has to be what it was read as: at
 * that version, and found by the same, so that no row by which it was found is left behind.
 */
final class PostgresDocuments {
    private final Together way;

    PostgresDocuments(Together way) {
        this.way = way;
    }

    void write(
            List<Document> created, List<Document> updated, List<Document> deleted, Map<DocumentKey, Document> before) {
        if (!created.isEmpty()) {
            whole(way.add("create-documents"), sorted(created));
        }
        if (!updated.isEmpty()) {
            List<Document> rows = sorted(updated);
            was(whole(way.add("update-documents"), rows), rows, before).touched(n -> check(n, rows));
        }
        if (!deleted.isEmpty()) {
            List<Document> rows = sorted(deleted);
            was(keyed(way.add("delete-documents"), rows), rows, before).touched(n -> check(n, rows));
        }
        Listed.Change change = Listed.Change.of(created, updated, deleted, before);
        listed("delete-document-terms", change.gone());
        listed("insert-document-terms", change.come());
    }

    private static void check(int touched, List<Document> rows) {
        if (touched != rows.size()) {
            throw Before.conflict("one of these documents is no longer at the version that it was read at: "
                    + rows.stream().map(Document::key).toList());
        }
    }

    private static List<Document> sorted(List<Document> documents) {
        return documents.stream().sorted(Comparator.comparing(Document::key)).toList();
    }

    private static Together.Part keyed(Together.Part part, List<Document> rows) {
        return part.bind(
                        "workspaces",
                        Columns.texts(rows, d -> d.key().workspace().value()))
                .bind("kinds", Columns.texts(rows, d -> d.key().kind()))
                .bind("ids", Columns.texts(rows, d -> d.key().id()));
    }

    private static Together.Part whole(Together.Part part, List<Document> rows) {
        return keyed(part, rows)
                .bind("ranks", Columns.longs(rows, Document::rank))
                .bind("terms", Columns.texts(rows, d -> Text.terms(d.terms())))
                .bind("bodies", Columns.blobs(rows, Document::body));
    }

    private static Together.Part was(Together.Part part, List<Document> rows, Map<DocumentKey, Document> before) {
        List<Document> old =
                rows.stream().map(d -> before.getOrDefault(d.key(), d)).toList();
        return part.bind("versions", Columns.longs(old, Document::version))
                .bind("wasranks", Columns.longs(old, Document::rank))
                .bind("wasterms", Columns.texts(old, d -> Text.terms(d.terms())));
    }

    private void listed(String name, List<Listed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        way.add(name)
                .bind(
                        "workspaces",
                        Columns.texts(rows, r -> r.document().key().workspace().value()))
                .bind("kinds", Columns.texts(rows, r -> r.document().key().kind()))
                .bind("terms", Columns.texts(rows, Listed::term))
                .bind("ranks", Columns.longs(rows, Listed::rank))
                .bind("ids", Columns.texts(rows, r -> r.document().key().id()));
    }
}

package dev.muster.jdbc;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes documents and the rows by which they are found, one by one with statements that stay prepared. */
final class SqliteDocuments {
    private final Lane lane;

    SqliteDocuments(Lane lane) {
        this.lane = lane;
    }

    /** Binds one document to a statement. */
    private interface Binding {
        void bind(PreparedStatement row, Document document) throws SQLException;
    }

    void write(
            List<Document> created, List<Document> updated, List<Document> deleted, Map<DocumentKey, Document> before) {
        written("create-document", created, SqliteDocuments::whole, "one of these documents exists already: ");
        written(
                "update-document",
                updated,
                (row, d) -> {
                    whole(row, d);
                    row.setLong(7, d.version());
                },
                "one of these documents is at another version: ");
        written(
                "delete-document",
                deleted,
                (row, d) -> {
                    key(row, d);
                    row.setLong(4, d.version());
                },
                "one of these documents is at another version: ");
        Listed.Change change = Listed.Change.of(created, updated, deleted, before);
        listed("delete-document-term", change.gone());
        listed("insert-document-term", change.come());
    }

    private void written(String name, List<Document> documents, Binding binding, String otherwise) {
        if (documents.isEmpty()) {
            return;
        }
        lane.batch(name, statement -> {
            for (Document d : documents) {
                binding.bind(statement, d);
                statement.addBatch();
            }
            if (IntStream.of(statement.executeBatch()).sum() < documents.size()) {
                throw Before.conflict(
                        otherwise + documents.stream().map(Document::key).toList());
            }
        });
    }

    private static void key(PreparedStatement row, Document d) throws SQLException {
        row.setString(1, d.key().workspace().value());
        row.setString(2, d.key().kind());
        row.setString(3, d.key().id());
    }

    private static void whole(PreparedStatement row, Document d) throws SQLException {
        key(row, d);
        row.setLong(4, d.rank());
        row.setString(5, Text.terms(d.terms()));
        row.setBytes(6, d.body());
    }

    private void listed(String name, List<Listed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        lane.batch(name, statement -> {
            for (Listed row : rows) {
                statement.setString(1, row.document().key().workspace().value());
                statement.setString(2, row.document().key().kind());
                statement.setString(3, row.term());
                statement.setLong(4, row.rank());
                statement.setString(5, row.document().key().id());
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }
}

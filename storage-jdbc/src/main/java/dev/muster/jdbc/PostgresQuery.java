package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads many by one statement. */
final class PostgresQuery extends JdbcQuery {
    PostgresQuery(Lane lane) {
        super(lane);
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<DocumentKey> asked = List.copyOf(keys);
        return lane
                .query("documents")
                .bind("workspaces", Columns.texts(asked, k -> k.workspace().value()))
                .bind("kinds", Columns.texts(asked, DocumentKey::kind))
                .bind("ids", Columns.texts(asked, DocumentKey::id))
                .map((row, ctx) -> Rows.document(row, asked))
                .stream()
                .collect(toMap(Document::key, d -> d, (a, b) -> a));
    }

    @Override
    public List<Document> find(Find find) {
        return found(finding("find", find), find)
                .bind("limit", find.limit())
                .map((row, ctx) -> Rows.document(row))
                .list();
    }

    @Override
    public Map<JournalId, Head> heads(Collection<JournalId> journals) {
        if (journals.isEmpty()) {
            return Map.of();
        }
        return lane
                .query("heads")
                .bind("workspaces", Columns.texts(journals, j -> j.workspace().value()))
                .bind("names", Columns.texts(journals, JournalId::name))
                .map((row, ctx) -> Rows.place(row))
                .stream()
                .collect(toMap(Rows.Place::journal, Rows.Place::head, (a, b) -> a));
    }
}

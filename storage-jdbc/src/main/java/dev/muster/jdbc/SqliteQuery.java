package dev.muster.jdbc;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads one by one: the database is in the process, so that each costs no way there and back. */
final class SqliteQuery extends JdbcQuery {
    SqliteQuery(Lane lane) {
        super(lane);
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        Map<DocumentKey, Document> found = new HashMap<>();
        for (DocumentKey key : keys) {
            lane.query("document")
                    .bind("workspace", key.workspace().value())
                    .bind("kind", key.kind())
                    .bind("id", key.id())
                    .map((row, ctx) -> Rows.document(row))
                    .findOne()
                    .ifPresent(d -> found.put(key, d));
        }
        return found;
    }

    @Override
    public Map<JournalId, Head> heads(Collection<JournalId> journals) {
        Map<JournalId, Head> found = new HashMap<>();
        for (JournalId journal : journals) {
            lane.query("head")
                    .bind("workspace", journal.workspace().value())
                    .bind("name", journal.name())
                    .map((row, ctx) -> Rows.place(row).head())
                    .findOne()
                    .filter(h -> h.sequence() > 0)
                    .ifPresent(h -> found.put(journal, h));
        }
        return found;
    }
}

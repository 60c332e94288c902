package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads many keys by one statement, and a few journals one by one: the database is in the process. */
final class SqliteQuery extends JdbcQuery {
    SqliteQuery(Lane lane) {
        super(lane);
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<DocumentKey> asked = List.copyOf(keys);
        List<List<String>> wanted = new ArrayList<>(asked.size());
        asked.forEach(k -> wanted.add(List.of(k.workspace().value(), k.kind(), k.id())));
        return lane.query("documents").bind("keys", json(wanted)).map((row, ctx) -> Rows.document(row, asked)).stream()
                .collect(toMap(Document::key, d -> d, (a, b) -> a));
    }

    /** Keys as one argument: SQLite has no arrays, and takes a list apart fast when it is JSON. */
    static String json(List<List<String>> keys) {
        return new String(Json.write(keys), StandardCharsets.UTF_8);
    }

    @Override
    public Map<JournalId, Head> heads(Collection<JournalId> journals) {
        Map<JournalId, Head> found = new HashMap<>();
        for (JournalId journal : journals) {
            place(lane, journal)
                    .map(Rows.Place::head)
                    .filter(h -> h.sequence() > 0)
                    .ifPresent(h -> found.put(journal, h));
        }
        return found;
    }

    /** The head row of a journal, if there is one. */
    static Optional<Rows.Place> place(Lane lane, JournalId journal) {
        List<Rows.Place> found = new ArrayList<>(1);
        lane.batch("head", statement -> {
            statement.setString(1, journal.workspace().value());
            statement.setString(2, journal.name());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    found.add(Rows.place(row));
                }
            }
        });
        return found.stream().findFirst();
    }
}

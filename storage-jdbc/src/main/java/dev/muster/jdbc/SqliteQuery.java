package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
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
    /** Up to so many keys are told apart one by one. */
    private static final int FEW = 8;

    SqliteQuery(Lane lane) {
        super(lane);
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<DocumentKey> asked = List.copyOf(keys);
        DocumentKey first = asked.get(0);
        boolean alike = asked.size() > FEW
                && asked.stream()
                        .allMatch(k ->
                                k.kind().equals(first.kind()) && k.workspace().equals(first.workspace()));
        List<Document> found = new ArrayList<>();
        lane.batch(alike ? "documents-alike" : "documents", statement -> {
            if (alike) {
                statement.setString(1, array(asked.stream().map(DocumentKey::id).toList()));
                statement.setString(2, first.workspace().value());
                statement.setString(3, first.kind());
            } else {
                statement.setString(
                        1,
                        json(asked.stream()
                                .map(k -> List.of(k.workspace().value(), k.kind(), k.id()))
                                .toList()));
            }
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    found.addAll(Packed.documents(row.getBytes(1), place -> asked.get(Integer.parseInt(place))));
                }
            }
        });
        return found.stream().collect(toMap(Document::key, d -> d, (x, y) -> x));
    }

    @Override
    List<Document> documents(Find find, org.jdbi.v3.core.statement.Query query) {
        List<Document> found = new ArrayList<>();
        query.map((row, ctx) -> found.addAll(
                        Packed.documents(row.getBytes(1), id -> new DocumentKey(find.workspace(), find.kind(), id))))
                .list();
        return found;
    }

    /** Texts as one argument. */
    static String array(List<String> texts) {
        return new String(Json.write(texts), StandardCharsets.UTF_8);
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

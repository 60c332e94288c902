package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads many keys by one statement, and a few journals one by one: the database is in the process. */
final class SqliteQuery extends JdbcQuery {
    /** Up to so many keys are told apart one by one. */
    private static final int FEW = 8;

    private final Remembered.@Nullable View view;

    /** Reads; what is remembered is seen through the view, if there is one. */
    SqliteQuery(Lane lane, Remembered.@Nullable View view) {
        super(lane);
        this.view = view;
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        return view == null ? read(keys) : view.documents(keys, this::read);
    }

    @Override
    public List<Document> find(Find find) {
        return view == null ? read(find) : view.find(find, () -> read(find));
    }

    private Map<DocumentKey, Document> read(Collection<DocumentKey> keys) {
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
        if (alike) {
            List<String> ids = asked.stream().map(DocumentKey::id).toList();
            lane.batch("documents-alike", statement -> {
                statement.setString(1, array(ids));
                statement.setString(2, first.workspace().value());
                statement.setString(3, first.kind());
                read(statement, first.workspace(), first.kind(), found);
            });
        } else {
            one(asked, found);
        }
        return found.stream().collect(toMap(Document::key, d -> d, (x, y) -> x));
    }

    private void one(List<DocumentKey> asked, List<Document> found) {
        lane.batch("documents", statement -> {
            statement.setString(
                    1,
                    json(asked.stream()
                            .map(k -> List.of(k.workspace().value(), k.kind(), k.id()))
                            .toList()));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    found.addAll(Packed.documents(row.getBytes(1), place -> asked.get(Integer.parseInt(place))));
                }
            }
        });
    }

    private List<Document> read(Find find) {
        List<String> terms = find.terms().stream().map(Text::term).toList();
        Find.Place after = after(find);
        List<Document> found = new ArrayList<>();
        lane.batch(finding("find", find), "found-also", terms.size() - 1, statement -> {
            statement.setString(1, find.workspace().value());
            statement.setString(2, find.kind());
            statement.setString(3, terms.get(0));
            statement.setLong(4, after.rank());
            statement.setString(5, after.id());
            for (int n = 1; n < terms.size(); n++) {
                statement.setString(5 + n, terms.get(n));
            }
            statement.setInt(5 + terms.size(), find.limit());
            read(statement, find.workspace(), find.kind(), found);
        });
        return found;
    }

    /** Takes in documents of one kind, which came with their ids as one value. */
    private void read(PreparedStatement statement, WorkspaceId workspace, String kind, List<Document> found)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                found.addAll(Packed.documents(row.getBytes(1), id -> new DocumentKey(workspace, kind, id)));
            }
        }
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

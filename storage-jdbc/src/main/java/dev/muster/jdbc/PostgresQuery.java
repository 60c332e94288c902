package dev.muster.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads many by one statement. */
final class PostgresQuery extends JdbcQuery {
    PostgresQuery(Lane lane) {
        super(lane);
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        Together way = new Together(lane);
        Map<DocumentKey, Document> found = new HashMap<>();
        documents(way, keys, d -> found.put(d.key(), d));
        way.send();
        return found;
    }

    /** Adds the read of documents. */
    static void documents(Together way, Collection<DocumentKey> keys, Consumer<Document> found) {
        if (keys.isEmpty()) {
            return;
        }
        List<DocumentKey> asked = List.copyOf(keys);
        way.add("documents")
                .bind("workspaces", Columns.texts(asked, k -> k.workspace().value()))
                .bind("kinds", Columns.texts(asked, DocumentKey::kind))
                .bind("ids", Columns.texts(asked, DocumentKey::id))
                .rows(row -> found.accept(Rows.document(row, asked)));
    }

    @Override
    public List<Document> find(Find find) {
        Together way = new Together(lane);
        List<Document> found = new ArrayList<>();
        one(way, find, found);
        way.send();
        return found;
    }

    /** Adds the reads of lists: those of everything with one term by one statement, any other by its own. */
    static Map<Find, List<Document>> finds(Together way, Collection<Find> finds) {
        Map<Find, List<Document>> found = new HashMap<>();
        finds.forEach(f -> found.put(f, new ArrayList<>()));
        List<Find> alike = found.keySet().stream().filter(PostgresQuery::whole).toList();
        if (!alike.isEmpty()) {
            way.add("find-many")
                    .bind("workspaces", Columns.texts(alike, f -> f.workspace().value()))
                    .bind("kinds", Columns.texts(alike, Find::kind))
                    .bind("terms", Columns.texts(alike, f -> Text.term(f.terms().get(0))))
                    .bind("limit", Columns.number(Find.MOST))
                    .rows(row -> found.computeIfAbsent(alike.get(row.getInt(8)), f -> new ArrayList<>())
                            .add(Rows.document(row)));
        }
        found.forEach((find, list) -> {
            if (!whole(find)) {
                one(way, find, list);
            }
        });
        return found;
    }

    private static boolean whole(Find find) {
        return find.terms().size() == 1 && !find.descending() && find.after() == null && find.limit() == Find.MOST;
    }

    private static void one(Together way, Find find, List<Document> found) {
        List<String> terms = find.terms().stream().map(Text::term).toList();
        Find.Place after = after(find);
        Together.Part part = way.add(finding("find", find), "found-also", terms.size() - 1)
                .bind("workspace", Columns.text(find.workspace().value()))
                .bind("kind", Columns.text(find.kind()))
                .bind("rank", Columns.number(after.rank()))
                .bind("id", Columns.text(after.id()))
                .bind("term", Columns.text(terms.get(0)))
                .bind("limit", Columns.number(find.limit()));
        for (int n = 1; n < terms.size(); n++) {
            part.bind("also" + (n - 1), Columns.text(terms.get(n)));
        }
        part.rows(row -> found.add(Rows.document(row)));
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

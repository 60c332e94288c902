package dev.muster.command;

import dev.muster.access.WorkspaceId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Json;
import dev.muster.record.Term;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A sort of document, and how a feature's record becomes one.
 *
 * @param <T> the feature's record
 * @param name {@code room.noun}; stored, so it never changes
 * @param type the record's class; its instances are shared by threads and must never change
 * @param id its id within the workspace
 * @param terms what it is found by
 * @param rank its place in a list
 */
public record Kind<T>(
        String name, Class<T> type, Function<T, String> id, Function<T, Set<Term>> terms, ToLongFunction<T> rank) {
    /** A sort of document that is only ever read by its id. */
    public static <T> Kind<T> of(String name, Class<T> type, Function<T, String> id) {
        return new Kind<>(name, type, id, value -> Set.of(), value -> 0);
    }

    /** Where the document with this id is. */
    public DocumentKey key(WorkspaceId workspace, String id) {
        return new DocumentKey(workspace, name, id);
    }

    /** The document of a value, at the version at which it was read. */
    public Document document(WorkspaceId workspace, T value, long version) {
        return new Document(
                key(workspace, id.apply(value)),
                version,
                Json.write(value),
                terms.apply(value),
                rank.applyAsLong(value));
    }

    /** The value of a document. */
    public T value(Document document) {
        return Json.read(document.body(), type);
    }
}

package dev.muster.jdbc;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.storage.Query;
import dev.muster.storage.VersionConflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a transaction has read of documents: by which terms one was found is known from there when it is written, and not
 * read again. A document of a version that has not been read is read now.
 */
final class Before {
    private final Map<DocumentKey, Document> read = new HashMap<>();

    void note(Collection<Document> documents) {
        documents.forEach(d -> read.put(d.key(), d));
    }

    /**
     * What these documents were at the versions that they carry.
     *
     * @throws VersionConflict when one is at another version
     */
    Map<DocumentKey, Document> of(Collection<Document> written, Query query) {
        List<DocumentKey> unread = new ArrayList<>();
        for (Document document : written) {
            Document before = read.get(document.key());
            if (before == null || before.version() != document.version()) {
                unread.add(document.key());
            }
        }
        if (!unread.isEmpty()) {
            unread.forEach(read::remove);
            note(query.documents(unread).values());
        }
        Map<DocumentKey, Document> all = new HashMap<>();
        for (Document document : written) {
            Document before = read.get(document.key());
            if (before == null || before.version() != document.version()) {
                throw conflict(document.key() + " is " + (before == null ? "gone" : "at version " + before.version())
                        + ", not at version " + document.version());
            }
            all.put(document.key(), before);
        }
        return all;
    }

    static VersionConflict conflict(String what) {
        return new VersionConflict(what);
    }
}

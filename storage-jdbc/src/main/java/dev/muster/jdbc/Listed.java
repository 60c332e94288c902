package dev.muster.jdbc;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One index row of a document. */
record Listed(Document document, String term, long rank) {
    /** Roughly the order of the index, so that neighbours are written together. */
    private static final Comparator<Listed> ORDER =
            Comparator.comparing((Listed r) -> r.document().key().kind()).thenComparing(Listed::term);

    /** The rows that a write takes away and those that it adds. */
    record Change(List<Listed> gone, List<Listed> come) {
        /** From documents as they are written, and as they were before. */
        static Change of(
                List<Document> created,
                List<Document> updated,
                List<Document> deleted,
                Map<DocumentKey, Document> before) {
            Change change = new Change(new ArrayList<>(), new ArrayList<>());
            created.forEach(d -> rows(change.come, d, terms(d), d.rank(), Set.of(), 0));
            for (Document now : updated) {
                Document old = before.get(now.key());
                if (old != null && (old.rank() != now.rank() || !old.terms().equals(now.terms()))) {
                    Set<String> is = terms(now);
                    Set<String> was = terms(old);
                    rows(change.come, now, is, now.rank(), was, old.rank());
                    rows(change.gone, now, was, old.rank(), is, now.rank());
                }
            }
            for (Document gone : deleted) {
                Document old = before.get(gone.key());
                if (old != null) {
                    rows(change.gone, gone, terms(old), old.rank(), Set.of(), 0);
                }
            }
            change.gone.sort(ORDER);
            change.come.sort(ORDER);
            return change;
        }
    }

    private static Set<String> terms(Document document) {
        return Text.lines(Text.terms(document.terms()));
    }

    /** The rows that one version has and the other has not. */
    private static void rows(
            List<Listed> rows, Document document, Set<String> terms, long rank, Set<String> but, long butRank) {
        for (String term : terms) {
            if (rank != butRank || !but.contains(term)) {
                rows.add(new Listed(document, term, rank));
            }
        }
    }
}

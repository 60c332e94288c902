package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Term;
import dev.muster.storage.Store;
import dev.muster.storage.VersionConflict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small pieces of state and their versions. */
public interface DocumentContract extends StoreFixture {
    @Test
    default void aDocumentComesBackWithItsVersionRaised() throws Exception {
        Specimen s = new Specimen("w");
        Document task = s.document("t1", 0, 7, Term.of("status", "open"), Term.of("owner", "a\nb"));
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(task));
            Document read = document(store, task.key());
            assertThat(read).isEqualTo(task.at(1));
            Specimen.write(store, Specimen.writing(s.document("t1", 1, 9)));
            assertThat(document(store, task.key()))
                    .isEqualTo(s.document("t1", 1, 9).at(2));
        }
    }

    @Test
    default void anythingButTheVersionThatWasReadIsAConflictAndNothingIsWritten() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.document("t1", 0, 0)));
            for (long version : new long[] {0, 2, 9}) {
                assertThat(catchThrowable(() -> Specimen.write(
                                store, Specimen.writing(s.document("t0", 0, 0), s.document("t1", version, 5)))))
                        .as("a write at version %d of a document at version 1", version)
                        .isInstanceOf(VersionConflict.class);
                assertThat(catchThrowable(() -> Specimen.write(store, Specimen.removing(s.document("t1", version, 0)))))
                        .as("a removal at version %d of a document at version 1", version)
                        .isInstanceOf(VersionConflict.class);
            }
            assertThat(catchThrowable(() -> Specimen.write(store, Specimen.writing(s.document("t2", 1, 0)))))
                    .as("a write at version 1 of a document that does not exist")
                    .isInstanceOf(VersionConflict.class);
            assertThat(store.<Map<DocumentKey, Document>>snapshot(q -> q.documents(List.of(
                            s.document("t0", 0, 0).key(), s.document("t1", 0, 0).key()))))
                    .as("what a refused transaction leaves")
                    .containsOnlyKeys(s.document("t1", 0, 0).key());
        }
    }

    @Test
    default void aRemovedDocumentIsGoneAndCanBeMadeAgain() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.document("t1", 0, 0)));
            Specimen.write(store, Specimen.removing(s.document("t1", 1, 0)));
            assertThat(store.<Map<DocumentKey, Document>>snapshot(
                            q -> q.documents(List.of(s.document("t1", 0, 0).key()))))
                    .isEmpty();
            Specimen.write(store, Specimen.writing(s.document("t1", 0, 3)));
            assertThat(document(store, s.document("t1", 0, 0).key()).version()).isEqualTo(1);
        }
    }

    @Test
    default void documentsOfOtherWorkspacesAndKindsAreOthers() throws Exception {
        Document here = new Specimen("w").document("t1", 0, 0);
        Document there = new Specimen("v").document("t1", 0, 0);
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(here));
            Map<DocumentKey, Document> read = store.snapshot(q -> q.documents(
                    List.of(here.key(), there.key(), new DocumentKey(here.key().workspace(), "incident.role", "t1"))));
            assertThat(read).containsOnlyKeys(here.key());
        }
    }

    private static Document document(Store store, DocumentKey key) {
        Document read = store.snapshot(q -> q.documents(List.of(key))).get(key);
        assertThat(read).as("document %s", key).isNotNull();
        return java.util.Objects.requireNonNull(read);
    }
}

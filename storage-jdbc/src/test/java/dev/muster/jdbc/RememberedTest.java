package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.WorkspaceId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of documents is what a snapshot would read, never older and never newer. */
class RememberedTest {
    private static final WorkspaceId BANK = new WorkspaceId("bank");
    private static final Find NOTES = Find.of(BANK, "note", Term.of("all", "yes"));
    private final Remembered remembered = new Remembered();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void theSameIsReadOnce() {
        assertThat(seen(remembered.view(), "first")).isEqualTo("first");
        assertThat(seen(remembered.view(), "second")).isEqualTo("first");
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatWasReadBeforeACommitIsForgottenAfterIt() {
        seen(remembered.view(), "old");
        commit("note");
        assertThat(seen(remembered.view(), "new")).isEqualTo("new");
    }

    @Test
    void aSnapshotIsGivenNothingNewerThanItself() {
        Remembered.View before = remembered.view();
        commit("note");
        assertThat(seen(remembered.view(), "new")).isEqualTo("new");
        assertThat(seen(before, "old")).isEqualTo("old");
        assertThat(seen(remembered.view(), "new")).isEqualTo("new");
    }

    @Test
    void whileAKindIsBeingWrittenNothingOfItIsRemembered() {
        seen(remembered.view(), "old");
        remembered.committing(writing("note"));
        Remembered.View during = remembered.view();
        assertThat(seen(during, "either")).isEqualTo("either");
        remembered.ended(writing("note"));
        assertThat(seen(remembered.view(), "new")).isEqualTo("new");
    }

    @Test
    void ofTwoTransactionsTheLastOneEndsIt() {
        remembered.committing(writing("note"));
        remembered.committing(writing("note"));
        remembered.ended(writing("note"));
        Remembered.View between = remembered.view();
        seen(between, "old");
        assertThat(seen(between, "read again")).isEqualTo("read again");
        remembered.ended(writing("note"));
        assertThat(seen(remembered.view(), "new")).isEqualTo("new");
    }

    @Test
    void otherKindsChangeNothing() {
        seen(remembered.view(), "first");
        commit("task");
        assertThat(seen(remembered.view(), "second")).isEqualTo("first");
    }

    @Test
    void keysAreReadOnceAlsoWhenThereIsNothing() {
        DocumentKey there = new DocumentKey(BANK, "note", "there");
        DocumentKey missing = new DocumentKey(BANK, "note", "missing");
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Map<DocumentKey, Document> found = remembered.view().documents(Set.of(there, missing), keys -> {
                asked.add(keys.size());
                return Map.of(there, note("there", "x"));
            });
            assertThat(found.keySet()).containsExactly(there);
        }
        assertThat(asked).containsExactly(2);
    }

    /** One writes a pair of documents, others read it in two ways: both are alike, and never older than acknowledged. */
    @Test
    void readersBesideAWriterSeeWhatIsThere(@TempDir Path folder) throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        try (JdbcStore store = JdbcStore.sqlite(folder.resolve("muster.db"))) {
            ExecutorService readers = Executors.newFixedThreadPool(3);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                counts.add(readers.submit(() -> {
                    int count = 0;
                    while (acknowledged.get() < 300) {
                        long least = acknowledged.get();
                        store.snapshot(q -> {
                            Map<DocumentKey, Document> byKey = q.documents(keys());
                            List<Document> listed = q.find(NOTES);
                            assertThat(listed).containsExactlyInAnyOrderElementsOf(byKey.values());
                            assertThat(listed.stream()
                                            .mapToLong(Document::version)
                                            .distinct())
                                    .hasSizeLessThanOrEqualTo(1);
                            assertThat(listed.stream()
                                            .mapToLong(Document::version)
                                            .max()
                                            .orElse(0))
                                    .isGreaterThanOrEqualTo(least);
                            return null;
                        });
                        count++;
                    }
                    return count;
                }));
            }
            for (int n = 1; n <= 300; n++) {
                long version = n - 1;
                Writes both = writes(
                        List.of(note("a", "" + n).at(version), note("b", "" + n).at(version)));
                store.transact(t -> {
                    t.write(both);
                    return null;
                });
                acknowledged.set(n);
            }
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
            readers.shutdown();
        }
    }

    private static List<DocumentKey> keys() {
        return List.of(new DocumentKey(BANK, "note", "a"), new DocumentKey(BANK, "note", "b"));
    }

    private String seen(Remembered.View view, String stored) {
        List<Document> found = view.find(NOTES, () -> {
            reads.incrementAndGet();
            return List.of(note("n", stored));
        });
        return new String(found.get(0).body(), StandardCharsets.UTF_8);
    }

    private void commit(String kind) {
        remembered.committing(writing(kind));
        remembered.ended(writing(kind));
    }

    private static Document note(String id, String body) {
        return new Document(
                new DocumentKey(BANK, "note", id),
                0,
                body.getBytes(StandardCharsets.UTF_8),
                Set.of(Term.of("all", "yes")),
                1);
    }

    private static Writes writing(String kind) {
        return writes(List.of(new Document(new DocumentKey(BANK, kind, "x"), 0, new byte[0], Set.of(), 0)));
    }

    private static Writes writes(List<Document> documents) {
        return new Writes(List.of(), List.of(), documents, List.of(), List.of(), Set.of(), Map.of());
    }
}

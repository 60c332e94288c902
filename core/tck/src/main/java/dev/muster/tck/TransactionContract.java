package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.DocumentKey;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import dev.muster.storage.Store;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import dev.muster.storage.Writes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** All or nothing, and what two transactions at once see of each other. */
public interface TransactionContract extends StoreFixture {
    /** A transaction that writes one of everything, behind what {@link #assertAllOrNothing} looks for. */
    static Writes everything(Specimen s, Head head) {
        JournalId journal = s.journal("ops");
        Term term = Term.of("mention", "mia");
        Entry entry = Specimen.entry(journal, head, "everything", Specimen.index(head, "everything", 0, term));
        return new Writes(
                List.of(entry),
                List.of(new Writes.Amended(journal, 1, new byte[] {'{', '}'}, null)),
                List.of(s.document("new", 0, 1, term), s.document("old", 1, 1, term)),
                List.of(s.document("gone", 1, 1)),
                List.of(s.job("new", Duration.ZERO)),
                Set.of(s.job("old", Duration.ZERO).key()),
                Map.of(s.receiptKey("k"), Specimen.receipt("r")));
    }

    /** Puts down what {@link #everything} builds on. */
    static Head prepare(Store store, Specimen s) {
        List<Entry> first = Specimen.append(store, s.journal("ops"), "first");
        Specimen.write(store, Specimen.writing(s.document("old", 0, 1), s.document("gone", 0, 1, Term.of("a", "b"))));
        Specimen.write(store, Specimen.writing(s.job("old", Duration.ofSeconds(1))));
        return Head.of(first.get(0));
    }

    /** Fails unless {@link #everything} was written whole or not at all, and says which. */
    static boolean assertAllOrNothing(Store store, Specimen s) {
        JournalId journal = s.journal("ops");
        Term term = Term.of("mention", "mia");
        List<Entry> entries = store.snapshot(q -> q.range(Range.after(journal, 0, 9)));
        boolean all = entries.size() == 2;
        Set<DocumentKey> documents = store.snapshot(q -> q.documents(List.of(
                        s.document("new", 0, 0).key(),
                        s.document("old", 0, 0).key(),
                        s.document("gone", 0, 0).key())))
                .keySet();
        assertThat(documents)
                .as("documents, with the entry written: %s", all)
                .containsExactlyInAnyOrder(
                        s.document(all ? "new" : "gone", 0, 0).key(),
                        s.document("old", 0, 0).key());
        assertThat(entries.get(0).amendment() != null).as("amended").isEqualTo(all);
        assertThat(store.<List<Entry>>snapshot(q -> q.search(Search.terms(Map.of(journal, 1L), Set.of(term), 9))))
                .as("found by term")
                .hasSize(all ? 1 : 0);
        assertThat(store.<List<Entry>>snapshot(q -> q.search(Search.text(Map.of(journal, 1L), "everything", 9))))
                .as("found by text")
                .hasSize(all ? 1 : 0);
        assertThat(store.jobs().job(s.job("new", Duration.ZERO).key()).isPresent())
                .as("new job")
                .isEqualTo(all);
        assertThat(store.jobs().job(s.job("old", Duration.ZERO).key()).isEmpty())
                .as("old job gone")
                .isEqualTo(all);
        assertThat(store.transact(tx -> tx.receipts(List.of(s.receiptKey("k")))).size())
                .as("receipts")
                .isEqualTo(all ? 1 : 0);
        return all;
    }

    @Test
    default void aTransactionWritesAll() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Head head = prepare(store, s);
            Specimen.write(store, everything(s, head));
            assertThat(assertAllOrNothing(store, s)).as("all was written").isTrue();
        }
    }

    @Test
    default void aTransactionThatThrowsWritesNothing() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Head head = prepare(store, s);
            assertThat(catchThrowable(() -> store.transact(tx -> {
                        tx.lock(List.of(s.journal("ops"), s.journal("new")));
                        tx.write(everything(s, head));
                        throw new IllegalStateException("changed my mind");
                    })))
                    .as("the caller's own exception comes through")
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("changed my mind");
            assertThat(assertAllOrNothing(store, s)).as("something was written").isFalse();
        }
    }

    @Test
    default void whatWasCommittedIsSeenByEveryLaterRead() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            for (int i = 1; i <= 20; i++) {
                Specimen.append(store, journal, "m" + i);
                int expected = i;
                assertThat(store.<List<Entry>>snapshot(q -> q.range(Range.after(journal, 0, 100))))
                        .as("a read after commit %d", i)
                        .hasSize(expected);
            }
        }
    }

    @Test
    default void aSnapshotIsOfOneInstant() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Store store = open()) {
            Specimen.append(store, journal, "one");
            var appended = store.snapshot(q -> {
                int before = q.range(Range.after(journal, 0, 10)).size();
                var later = other.submit(() -> Specimen.append(store, journal, "two"));
                pause();
                assertThat(q.range(Range.after(journal, 0, 10)))
                        .as("a second read of the same snapshot, while another wrote")
                        .hasSize(before);
                assertThat(q.heads(List.of(journal)).get(journal))
                        .extracting(Head::sequence)
                        .isEqualTo((long) before);
                return later;
            });
            appended.get();
            assertThat(store.<List<Entry>>snapshot(q -> q.range(Range.after(journal, 0, 10))))
                    .hasSize(2);
        } finally {
            other.shutdownNow();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void transactionsOnTheSameJournalsTakeTurns() throws Exception {
        Specimen s = new Specimen("w");
        List<JournalId> both = List.of(s.journal("b"), s.journal("a"));
        int rounds = 25;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Store store = open()) {
            Callable<Integer> worker = () -> {
                int conflicts = 0;
                for (int i = 0; i < rounds; ) {
                    try {
                        store.transact(tx -> {
                            Map<JournalId, Head> heads = tx.lock(both);
                            List<Entry> entries = new ArrayList<>();
                            for (JournalId j : both) {
                                entries.addAll(Specimen.entries(j, Objects.requireNonNull(heads.get(j)), "x"));
                            }
                            tx.write(Specimen.writing(entries));
                            return true;
                        });
                        i++;
                    } catch (VersionConflict e) {
                        conflicts++;
                        assertThat(conflicts)
                                .as("conflicts of one writer that locks")
                                .isLessThan(rounds * 4);
                    }
                }
                return conflicts;
            };
            for (var result : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                result.get();
            }
            for (JournalId journal : both) {
                assertThat(store.<List<Entry>>snapshot(q -> q.range(Range.after(journal, 0, 1_000))).stream()
                                .map(Entry::sequence)
                                .toList())
                        .as("entries of %s by four writers", journal)
                        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 4L * rounds)
                                .boxed()
                                .toList());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void ofTwoThatReadTheSameVersionOneWins() throws Exception {
        Specimen s = new Specimen("w");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.document("counter", 0, 0)));
            Callable<Integer> worker = () -> {
                int won = 0;
                for (int i = 0; i < 25; i++) {
                    try {
                        store.transact(tx -> {
                            DocumentKey key = s.document("counter", 0, 0).key();
                            long version = Objects.requireNonNull(
                                            tx.query().documents(List.of(key)).get(key))
                                    .version();
                            tx.write(Specimen.writing(s.document("counter", version, 0)));
                            return true;
                        });
                        won++;
                    } catch (VersionConflict e) {
                        Thread.onSpinWait();
                    }
                }
                return won;
            };
            long won = 0;
            for (var result : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                won += result.get();
            }
            DocumentKey key = s.document("counter", 0, 0).key();
            long version = Objects.requireNonNull(
                            store.snapshot(q -> q.documents(List.of(key))).get(key))
                    .version();
            assertThat(version).as("one version for each write that won").isEqualTo(won + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void aHeldJobIsNotTakenWhileItsEffectCommits() throws Exception {
        Specimen s = new Specimen("w");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ZERO)));
            Claim claim =
                    store.jobs().claim(Specimen.START, 1, JobContract.SHORT).get(0);
            var stolen = store.transact(tx -> {
                assertThat(tx.held(List.of(claim))).containsExactly(claim.job().key());
                var attempt = other.submit(() -> {
                    Thread.sleep(JobContract.SHORT.toMillis() + 60);
                    return store.jobs().claim(Specimen.START, 1, JobContract.LONG);
                });
                pause();
                pause();
                tx.write(Specimen.finishing(claim.job().key()));
                return attempt;
            });
            assertThat(stolen.get())
                    .as("a job whose effect commits is claimed by another, though its lease ran out meanwhile")
                    .isEmpty();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    default void aClosedStoreSaysSo() throws Exception {
        Store store = open();
        store.close();
        assertThat(catchThrowable(() -> store.transact(tx -> true))).isInstanceOf(StoreUnavailable.class);
        assertThat(catchThrowable(() -> store.snapshot(q -> true))).isInstanceOf(StoreUnavailable.class);
        assertThat(store.health().reachable()).isFalse();
        assertThat(store.health().problem()).isNotBlank();
    }

    @Test
    default void anOpenStoreIsReachableAndStatesWhatItSurvives() throws Exception {
        try (Store store = open()) {
            assertThat(store.health().reachable()).isTrue();
            assertThat(store.health().problem()).isNull();
            assertThat(store.health().durability()).isNotBlank();
            assertThat(store.health().lanes()).isPositive();
            String epoch = store.health().epoch();
            assertThat(epoch).isNotBlank();
            Store again = reopen(store);
            assertThat(again.health().epoch()).as("the epoch after a restart").isEqualTo(epoch);
            again.close();
        }
    }
}

package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.journal.Verifier;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import dev.muster.storage.Store;
import dev.muster.storage.VersionConflict;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbered lists of entries: appending, reading by number, amending. */
public interface JournalContract extends StoreFixture {
    @Test
    default void anUnwrittenJournalHasAnEmptyHeadAndNoEntries() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Map<JournalId, Head> locked = store.transact(tx -> tx.lock(List.of(journal)));
            assertThat(locked)
                    .as("lock of a journal that nobody wrote")
                    .containsExactly(Map.entry(journal, Head.EMPTY));
            assertThat(store.<Map<JournalId, Head>>snapshot(q -> q.heads(List.of(journal))))
                    .as("heads lists only journals that have entries")
                    .isEmpty();
            assertThat(store.<List<Entry>>snapshot(q -> q.range(Range.after(journal, 0, 10))))
                    .isEmpty();
        }
    }

    @Test
    default void entriesComeBackAsTheyWereWritten() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Entry first = Specimen.appendFound(
                    store,
                    journal,
                    "größe \u4e2d\u6587 \ud83d\ude80",
                    0,
                    Term.of("mention", "mia"),
                    Term.of("a", "b:c\nd\\n"));
            Entry second = Specimen.appendFound(store, journal, "", 1);
            List<Entry> read = store.snapshot(q -> q.range(Range.after(journal, 0, 10)));
            assertThat(read)
                    .as("every field of an entry, to the byte")
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(first, second);
            assertThat(store.<Map<JournalId, Head>>snapshot(q -> q.heads(List.of(journal))))
                    .as("the head is the last entry")
                    .containsExactly(Map.entry(journal, Head.of(second)));
        }
    }

    @Test
    default void numbersAreDenseAndTheChainHolds() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            for (int i = 0; i < 10; i++) {
                Specimen.append(store, journal, "a" + i, "b" + i, "c" + i);
            }
            Store again = reopen(store);
            try {
                List<Entry> read = again.snapshot(q -> q.range(Range.after(journal, 0, 100)));
                assertThat(read.stream().map(Entry::sequence).toList())
                        .as("numbers of a journal have no gap")
                        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 30)
                                .boxed()
                                .toList());
                Head head = again.transact(tx -> tx.lock(List.of(journal))).get(journal);
                assertThat(Verifier.verify(read.iterator(), head))
                        .as("the verifier over what was read")
                        .matches(Verifier.Verdict::good, "good");
            } finally {
                again.close();
            }
        }
    }

    @Test
    default void anEntryThatDoesNotFollowIsRefused() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Specimen.append(store, journal, "one");
            Head old = Head.EMPTY;
            for (Head wrong : List.of(old, new Head(2, old.hash(), old.time(), 2))) {
                List<Entry> entries = Specimen.entries(journal, wrong, "two");
                assertThat(catchThrowable(() -> Specimen.write(store, Specimen.writing(entries))))
                        .as("entry %d behind entry 1", wrong.sequence() + 1)
                        .isInstanceOf(VersionConflict.class);
            }
            assertThat(store.<List<Entry>>snapshot(q -> q.range(Range.after(journal, 0, 10))))
                    .hasSize(1);
        }
    }

    @Test
    default void rangesAreReadInBothDirectionsWithinTheirBounds() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Specimen.append(store, journal, "1", "2", "3", "4", "5", "6", "7", "8", "9");
            Specimen.append(store, new Specimen("w").journal("other"), "elsewhere");
            Specimen.append(store, new Specimen("v").journal("ops"), "another workspace");
            assertThat(numbers(store, Range.after(journal, 3, 2))).containsExactly(4L, 5L);
            assertThat(numbers(store, Range.before(journal, 4, 2))).containsExactly(3L, 2L);
            assertThat(numbers(store, Range.before(journal, 100, 2))).containsExactly(9L, 8L);
            assertThat(numbers(store, Range.only(journal, 7))).containsExactly(7L);
            assertThat(numbers(store, Range.only(journal, 10))).isEmpty();
            assertThat(numbers(store, Range.before(journal, 6, 10).notBelow(4)))
                    .as("nothing below the least number that may be seen")
                    .containsExactly(5L, 4L);
            assertThat(numbers(store, new Range(journal, 5, 2, 0, false, 10))).isEmpty();
        }
    }

    @Test
    default void aThreadIsReadByItsRoot() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Specimen.append(store, journal, "root", "other");
            Specimen.appendFound(store, journal, "reply", 1);
            Specimen.appendFound(store, journal, "elsewhere", 2);
            Specimen.appendFound(store, journal, "reply again", 1);
            assertThat(numbers(store, Range.after(journal, 0, 10).inThread(1))).containsExactly(3L, 5L);
            assertThat(numbers(store, Range.before(journal, 99, 1).inThread(1))).containsExactly(5L);
            assertThat(numbers(store, Range.after(journal, 3, 10).inThread(1))).containsExactly(5L);
        }
    }

    @Test
    default void anAmendmentIsReadWithItsEntryAndReplacesTheOneBefore() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            List<Entry> before = Specimen.append(store, journal, "one", "two");
            byte[] edit = "{\"edited\":1}".getBytes(StandardCharsets.UTF_8);
            Specimen.amend(store, new Writes.Amended(journal, 1, "{}".getBytes(StandardCharsets.UTF_8), null));
            Entry.Index index = new Entry.Index(0, Set.of(Term.of("has", "edit")), "changed", 1);
            Specimen.amend(store, new Writes.Amended(journal, 1, edit, index));
            List<Entry> read = store.snapshot(q -> q.range(Range.after(journal, 0, 10)));
            assertThat(read.get(0).amendment()).as("the amendment of entry 1").isEqualTo(edit);
            assertThat(read)
                    .as("an amendment changes nothing but amendment and index")
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(before.get(0).amended(edit, index), before.get(1));
        }
    }

    @Test
    default void anEntryCanBeAmendedByTheTransactionThatWritesIt() throws Exception {
        JournalId journal = new Specimen("w").journal("ops");
        try (Store store = open()) {
            List<Entry> entries = new ArrayList<>(Specimen.entries(journal, Head.EMPTY, "one", "two"));
            byte[] pin = "{\"pinned\":true}".getBytes(StandardCharsets.UTF_8);
            Specimen.write(
                    store,
                    new Writes(
                            entries,
                            List.of(new Writes.Amended(journal, 2, pin, null)),
                            List.of(),
                            List.of(),
                            List.of(),
                            Set.of(),
                            Map.of()));
            List<Entry> read = store.snapshot(q -> q.range(Range.after(journal, 0, 10)));
            assertThat(read.get(1).amendment()).as("the amendment of entry 2").isEqualTo(pin);
            assertThat(read.get(0).amendment()).as("the amendment of entry 1").isNull();
        }
    }

    private static List<Long> numbers(Store store, Range range) {
        return store.snapshot(q -> q.range(range)).stream().map(Entry::sequence).toList();
    }
}

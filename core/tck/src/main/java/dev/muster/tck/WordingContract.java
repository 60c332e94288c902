package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import dev.muster.storage.Search.Filter;
import dev.muster.storage.Store;
import dev.muster.storage.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Phrases, what must not be there, authors, kinds and times: alone and together, indexed or not. */
public interface WordingContract extends SearchContract {
    /** Four entries that differ in everything; the last has no text. */
    private static Map<JournalId, Long> fill(Store store, JournalId ops) {
        Instant t = Specimen.START;
        Specimen.appendBy(store, ops, t, "mia", "channel.posted", "the disk is full again");
        Specimen.appendBy(store, ops, t.plusSeconds(60), "ben", "task.added", "is the full disk new?");
        Specimen.appendBy(store, ops, t.plusSeconds(120), "Mia", "channel.posted", "disk: full; is it?");
        Specimen.appendBy(store, ops, t.plusSeconds(180), "mia", "task.changed", "", Term.of("has", "file"));
        return Map.of(ops, 1L);
    }

    private static void finds(Store store, String why, Search search, String... names) {
        assertThat(Specimen.names(store.snapshot(q -> q.search(search))))
                .as("%s: %s", why, search)
                .containsExactly(names);
        assertThat(store.<Long>snapshot(q -> q.count(search)))
                .as("the count of %s", search)
                .isEqualTo(names.length);
    }

    @Test
    default void aPhraseStandsTogetherAndInOrder() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Search disk = Search.text(fill(store, ops), "disk", 10);
            for (int round = 0; round < 2; round++) {
                finds(
                        store,
                        "other punctuation is no difference",
                        disk.with(Wording.ANY.and("Disk full!")),
                        "ops#3 disk: full; is it?");
                finds(
                        store,
                        "a phrase and a word",
                        disk.with(Wording.words("again").and("is full")),
                        "ops#1 the disk is full again");
                finds(store, "the other order", disk.with(Wording.ANY.and("full is disk")));
                finds(store, "not beyond the end", disk.with(Wording.ANY.and("full again and")));
                catchUp(store);
            }
        }
    }

    @Test
    default void whatMustNotBeThereIsNot() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Search disk = Search.text(fill(store, ops), "disk", 10);
            for (int round = 0; round < 2; round++) {
                finds(
                        store,
                        "without a word",
                        disk.with(Wording.words("disk").without("the")),
                        "ops#3 disk: full; is it?");
                finds(
                        store,
                        "without a phrase",
                        disk.with(Wording.words("disk").without("disk is")),
                        "ops#3 disk: full; is it?",
                        "ops#2 is the full disk new?");
                finds(
                        store,
                        "without either",
                        disk.with(Wording.words("disk").without("again").without("new")),
                        "ops#3 disk: full; is it?");
                finds(
                        store,
                        "without what is asked for",
                        disk.with(Wording.words("disk").without("disk")));
                catchUp(store);
            }
        }
    }

    @Test
    default void authorKindAndTimeNarrowASearch() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        Instant t = Specimen.START;
        PersonId mia = new PersonId("mia");
        PersonId ben = new PersonId("ben");
        try (Store store = open()) {
            Search all = Search.text(fill(store, ops), "disk", 10);
            Search none =
                    all.with(new Filter(Set.of(mia, ben), Set.of(), null, null)).with(Wording.ANY);
            String one = "ops#1 the disk is full again";
            String two = "ops#2 is the full disk new?";
            String three = "ops#3 disk: full; is it?";
            for (int round = 0; round < 2; round++) {
                finds(store, "an id is compared exactly", all.with(new Filter(Set.of(mia), Set.of(), null, null)), one);
                finds(store, "either author, without a word", none, two, one);
                finds(store, "a whole kind", all.with(new Filter(Set.of(), Set.of("task.added"), null, null)), two);
                finds(
                        store,
                        "all of a room",
                        all.with(new Filter(Set.of(), Set.of("channel"), null, null)),
                        three,
                        one);
                finds(store, "a part of a room is none", all.with(new Filter(Set.of(), Set.of("chan"), null, null)));
                finds(
                        store,
                        "from counts, until does not",
                        all.with(new Filter(Set.of(), Set.of(), t.plusSeconds(60), t.plusSeconds(120))),
                        two);
                finds(
                        store,
                        "one tick later",
                        all.with(
                                new Filter(Set.of(), Set.of(), t.plusSeconds(60).plusNanos(1000), null)),
                        three);
                finds(
                        store,
                        "all at once",
                        all.with(new Filter(Set.of(mia, ben), Set.of("task", "channel"), t, t.plusSeconds(61))),
                        two,
                        one);
                catchUp(store);
            }
        }
    }

    @Test
    default void termsAreNarrowedAsWellAndNeedNoText() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        Term file = Term.of("has", "file");
        try (Store store = open()) {
            Search files = Search.terms(fill(store, ops), Set.of(file), 10);
            Instant t = Specimen.START.plusSeconds(180);
            for (int round = 0; round < 2; round++) {
                finds(store, "without text", files, "ops#4 ");
                finds(
                        store,
                        "by author",
                        files.with(new Filter(Set.of(new PersonId("mia")), Set.of("task"), t, null)),
                        "ops#4 ");
                finds(store, "by another", files.with(new Filter(Set.of(new PersonId("ben")), Set.of(), null, null)));
                finds(store, "of another kind", files.with(new Filter(Set.of(), Set.of("channel"), null, null)));
                finds(store, "before it", files.with(new Filter(Set.of(), Set.of(), null, t)));
                finds(store, "with a word", files.with(Wording.words("disk")));
                finds(store, "without a word", files.with(Wording.ANY.without("disk")), "ops#4 ");
                catchUp(store);
            }
        }
    }

    @Test
    default void rareHitsBehindManyOthersAreFoundAndPaged() throws Exception {
        Specimen s = new Specimen("w");
        JournalId mine = s.journal("mine");
        JournalId theirs = s.journal("theirs");
        try (Store store = open()) {
            for (int i = 0; i < 5; i++) {
                Specimen.append(store, mine, "alarm and bell " + i, "alarm bell " + i);
            }
            String[] texts =
                    IntStream.range(0, 400).mapToObj(i -> "alarm bell " + i).toArray(String[]::new);
            for (int i = 0; i < 8; i++) {
                Specimen.append(store, theirs, texts);
            }
            Search alarms = Search.text(Map.of(mine, 2L), "alarm", 2);
            for (int round = 0; round < 2; round++) {
                assertThat(pages(store, alarms)).as("pages of 2").isEqualTo(numbers(10, 9, 8, 7, 6, 5, 4, 3, 2));
                assertThat(pages(store, alarms.with(Wording.ANY.and("alarm bell"))))
                        .as("pages of 2 of a phrase")
                        .isEqualTo(numbers(10, 8, 6, 4, 2));
                catchUp(store);
            }
        }
    }

    @Test
    default void entriesOfOneInstantKeepTheirOrderHoweverManyTheyAre() throws Exception {
        Specimen s = new Specimen("w");
        List<JournalId> journals = List.of(s.journal("a"), s.journal("b"));
        int each = 700;
        try (Store store = open()) {
            for (JournalId journal : journals) {
                store.transact(tx -> {
                    Head head = Objects.requireNonNull(tx.lock(List.of(journal)).get(journal));
                    List<Entry> entries = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        Entry entry = Specimen.entry(
                                journal,
                                head,
                                Specimen.START,
                                new PersonId("mia"),
                                "channel.posted",
                                "alarm",
                                Specimen.index(head, "alarm", 0));
                        entries.add(entry);
                        head = Head.of(entry);
                    }
                    tx.write(Specimen.writing(entries));
                    return true;
                });
            }
            Search alarms = Search.text(Map.of(journals.get(0), 1L, journals.get(1), 1L), "alarm", 150);
            List<String> expected = new ArrayList<>();
            for (String id : List.of("b", "a")) {
                for (int number = each; number >= 1; number--) {
                    expected.add(id + "#" + number);
                }
            }
            for (int round = 0; round < 2; round++) {
                assertThat(pages(store, alarms)).isEqualTo(expected);
                catchUp(store);
            }
        }
    }

    private static List<String> numbers(int... numbers) {
        return IntStream.of(numbers).mapToObj(n -> "mine#" + n).toList();
    }

    private static List<String> pages(Store store, Search first) {
        List<String> found = new ArrayList<>();
        List<Entry> page = store.snapshot(q -> q.search(first));
        while (!page.isEmpty()) {
            page.forEach(e -> found.add(e.journal().id() + "#" + e.sequence()));
            Search next = first.behind(Search.Place.of(page.get(page.size() - 1)));
            page = store.snapshot(q -> q.search(next));
        }
        return found;
    }
}

package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Language;
import dev.muster.storage.Search;
import dev.muster.storage.Stems;
import dev.muster.storage.Store;
import dev.muster.storage.Wording;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Entries by term and text: exact at once, newest first, and never outside the bounds. */
public interface SearchContract extends StoreFixture {
    /** Waits until a text index that trails the commits has caught up, where there is one. */
    default void catchUp(Store store) throws Exception {}

    @Test
    default void textIsFoundByAllItsWords() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        try (Store store = open()) {
            Specimen.append(store, ops, "Database is DOWN", "the database recovers", "Größe: 42 \u4e2d\u6587", "");
            for (int round = 0; round < 2; round++) {
                assertThat(names(store, Search.text(Map.of(ops, 1L), "database", 10)))
                        .containsExactly("ops#2 the database recovers", "ops#1 Database is DOWN");
                assertThat(names(store, Search.text(Map.of(ops, 1L), "down! DATABASE", 10)))
                        .containsExactly("ops#1 Database is DOWN");
                assertThat(names(store, Search.text(Map.of(ops, 1L), "grosse", 10)))
                        .as("sharp s is a letter of its own")
                        .isEmpty();
                assertThat(names(store, Search.text(Map.of(ops, 1L), "GROßE", 10)))
                        .as("accents and case are folded")
                        .hasSize(1);
                assertThat(names(store, Search.text(Map.of(ops, 1L), "\u4e2d\u6587", 10)))
                        .hasSize(1);
                assertThat(names(store, Search.text(Map.of(ops, 1L), "data", 10)))
                        .as("a part of a word is no word")
                        .isEmpty();
                catchUp(store);
            }
        }
    }

    @Test
    default void nothingOutsideTheBoundsIsReturnedOrCounted() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        JournalId secret = new Specimen("w").journal("secret");
        Term mia = Term.of("mention", "mia");
        try (Store store = open()) {
            for (int i = 1; i <= 4; i++) {
                Specimen.appendFound(store, ops, "outage " + i, 0, mia);
                Specimen.appendFound(store, secret, "outage hidden " + i, 0, mia);
            }
            for (int round = 0; round < 2; round++) {
                for (Search search : List.of(
                        Search.text(Map.of(ops, 3L), "outage", 10),
                        Search.terms(Map.of(ops, 3L), Set.of(mia), 10),
                        Search.terms(Map.of(ops, 3L), Set.of(mia), 10).with(Wording.words("outage")))) {
                    assertThat(names(store, search))
                            .as("only ops, from number 3 on, terms %s text '%s'", search.terms(), search.wording())
                            .containsExactly("ops#4 outage 4", "ops#3 outage 3");
                    assertThat(store.<Long>snapshot(q -> q.count(search)))
                            .as("the count keeps the bounds too")
                            .isEqualTo(2);
                }
                assertThat(names(store, Search.text(Map.of(), "outage", 10)))
                        .as("without a journal there is nothing to see")
                        .isEmpty();
                catchUp(store);
            }
        }
    }

    @Test
    default void hitsOfSeveralJournalsComeNewestFirstAndPageWithoutGapOrRepeat() throws Exception {
        Specimen s = new Specimen("w");
        Term term = Term.of("has", "file");
        try (Store store = open()) {
            List<JournalId> journals = List.of(s.journal("a"), s.journal("b"), s.journal("c"));
            for (int i = 0; i < 7; i++) {
                for (JournalId journal : journals) {
                    Specimen.appendFound(store, journal, "alarm " + i, 0, term);
                }
            }
            Map<JournalId, Long> bounds = Map.of(journals.get(0), 1L, journals.get(1), 2L, journals.get(2), 3L);
            List<String> expected = new ArrayList<>();
            for (int number = 7; number >= 1; number--) {
                for (String id :
                        number >= 3 ? List.of("c", "b", "a") : number == 2 ? List.of("b", "a") : List.of("a")) {
                    expected.add(id + "#" + number);
                }
            }
            for (int round = 0; round < 2; round++) {
                for (Search first : List.of(
                        Search.text(bounds, "alarm", 4),
                        Search.terms(bounds, Set.of(term), 4),
                        Search.terms(bounds, Set.of(term), 4).with(Wording.words("alarm")))) {
                    assertThat(paged(store, first, expected.size()))
                            .as("pages of 4, terms %s text '%s'", first.terms(), first.wording())
                            .isEqualTo(expected);
                }
                catchUp(store);
            }
        }
    }

    private static List<String> paged(Store store, Search first, int most) {
        List<String> paged = new ArrayList<>();
        Search page = first;
        List<Entry> hits = list(store, page);
        while (!hits.isEmpty() && paged.size() <= most) {
            hits.forEach(e -> paged.add(e.journal().id() + "#" + e.sequence()));
            Search.Place last = Search.Place.of(hits.get(hits.size() - 1));
            page = first.behind(last);
            Search rest = page;
            assertThat(store.<Long>snapshot(q -> q.count(rest)))
                    .as("what is left to count behind a place")
                    .isEqualTo(most - paged.size());
            hits = list(store, page);
        }
        return paged;
    }

    @Test
    default void anEntryIsFoundByAllTermsAsked() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        Term mia = Term.of("mention", "mia");
        Term file = Term.of("has", "file");
        try (Store store = open()) {
            Specimen.appendFound(store, ops, "one", 0, mia);
            Specimen.appendFound(store, ops, "two", 0, mia, file);
            Specimen.appendFound(store, ops, "three", 0, file);
            assertThat(names(store, Search.terms(Map.of(ops, 1L), Set.of(mia, file), 10)))
                    .containsExactly("ops#2 two");
            assertThat(names(store, Search.terms(Map.of(ops, 1L), Set.of(mia), 10)))
                    .containsExactly("ops#2 two", "ops#1 one");
            assertThat(names(store, Search.terms(Map.of(ops, 1L), Set.of(Term.of("mention", "MIA")), 10)))
                    .as("terms are compared exactly")
                    .isEmpty();
        }
    }

    @Test
    default void anAmendedEntryIsFoundByWhatItHasBecome() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        Term before = Term.of("mention", "ben");
        Term after = Term.of("mention", "mia");
        Term kept = Term.of("has", "file");
        try (Store store = open()) {
            for (int round = 0; round < 2; round++) {
                Entry entry = Specimen.appendFound(store, ops, "wrong server", 0, before, kept);
                Specimen.append(store, ops, "wrong as well");
                if (round == 1) {
                    catchUp(store);
                }
                Entry.Index index = new Entry.Index(
                        0, Set.of(after, kept), "right server", entry.index().messages());
                Specimen.amend(store, new Writes.Amended(ops, entry.sequence(), new byte[] {'{', '}'}, index));
                Map<JournalId, Long> bounds = Map.of(ops, entry.sequence());
                for (int look = 0; look < 2; look++) {
                    assertThat(names(store, Search.text(bounds, "wrong", 10)))
                            .as("text that was edited away (amended before the index came by: %s)", round == 0)
                            .containsExactly("ops#" + (entry.sequence() + 1) + " wrong as well");
                    assertThat(names(store, Search.text(bounds, "right server", 10)))
                            .hasSize(1);
                    assertThat(names(store, Search.terms(bounds, Set.of(before), 10)))
                            .isEmpty();
                    assertThat(names(store, Search.terms(bounds, Set.of(after, kept), 10)))
                            .hasSize(1);
                    catchUp(store);
                }
            }
        }
    }

    @Test
    default void whatIsFoundByStemsIsWholeWheneverTheyCanBeAskedFor() throws Exception {
        Specimen s = new Specimen("w");
        JournalId ops = s.journal("ops");
        JournalId late = s.journal("late");
        try (Store store = open()) {
            Entry first = Specimen.append(store, ops, "two disks", "one disk", "a diskette")
                    .get(0);
            catchUp(store);
            Specimen.append(store, ops, "DISKS again", "nothing");
            speak(store, Language.ENGLISH);
            expectDisks(store, ops, "DISKS again", "one disk", "two disks");
            Specimen.append(store, ops, "disking around");
            Specimen.append(store, late, "a late disk");
            expectDisks(store, ops, "disking around", "DISKS again", "one disk", "two disks");
            catchUp(store);
            for (int round = 0; round < 2; round++) {
                assertThat(store.<Language>snapshot(q -> q.language(WORKSPACE))).isEqualTo(Language.ENGLISH);
                expectDisks(store, ops, "disking around", "DISKS again", "one disk", "two disks");
                expectDisks(store, late, "a late disk");
                assertThat(texts(store, Search.text(Map.of(ops, 1L), "disks", 10)))
                        .as("words are compared whole as ever")
                        .containsExactly("DISKS again", "two disks");
                catchUp(store);
            }
            Entry.Index index =
                    new Entry.Index(0, Set.of(), "two ships", first.index().messages());
            Specimen.amend(store, new Writes.Amended(ops, 1, new byte[] {'{', '}'}, index));
            Specimen.append(store, ops, "no ship");
            for (int round = 0; round < 2; round++) {
                assertThat(texts(store, stems(ops, "ship", Language.ENGLISH))).containsExactly("no ship", "two ships");
                expectDisks(store, ops, "disking around", "DISKS again", "one disk");
                catchUp(store);
            }
        }
    }

    @Test
    default void aWorkspacesLanguageCanBeSetAgainAndIsNoOthers() throws Exception {
        JournalId ops = new Specimen("w").journal("ops");
        WorkspaceId other = new WorkspaceId("other");
        try (Store store = open()) {
            Specimen.append(store, ops, "Häuser am Hang", "ein Haus");
            speak(store, Language.ENGLISH);
            catchUp(store);
            speak(store, Language.SIMPLE);
            Specimen.append(store, ops, "die Häuser");
            catchUp(store);
            assertThat(store.<Language>snapshot(q -> q.language(WORKSPACE))).isEqualTo(Language.SIMPLE);
            speak(store, Language.GERMAN);
            catchUp(store);
            assertThat(store.<Language>snapshot(q -> q.language(WORKSPACE))).isEqualTo(Language.GERMAN);
            assertThat(store.<Language>snapshot(q -> q.language(other))).isEqualTo(Language.SIMPLE);
            Search houses = stems(ops, "Hauses", Language.GERMAN);
            assertThat(texts(store, houses)).containsExactly("die Häuser", "ein Haus", "Häuser am Hang");
            assertThat(store.<Long>snapshot(q -> q.count(houses))).isEqualTo(3);
            Wording without = new Wording(List.of(), List.of(Stems.list("Haus", Language.GERMAN)));
            Specimen.append(store, ops, "am Hang");
            for (int round = 0; round < 2; round++) {
                assertThat(texts(
                                store,
                                Search.text(Map.of(ops, 1L), "am", 10)
                                        .with(new Wording(Wording.words("am").all(), without.none()))))
                        .as("left out by its stem")
                        .containsExactly("am Hang");
                catchUp(store);
            }
        }
    }

    /** The workspace of these journals. */
    WorkspaceId WORKSPACE = new Specimen("w").journal("ops").workspace();

    private static void speak(Store store, Language language) {
        Specimen.write(
                store,
                new Writes(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Map.of(WORKSPACE, language)));
    }

    private static Search stems(JournalId journal, String word, Language language) {
        Wording wording = new Wording(List.of(Stems.list(word, language)), List.of());
        return Search.text(Map.of(journal, 1L), "x", 10).with(wording);
    }

    /** In one snapshot: when the language is in force, its stems find all of this; as long as it is not, nothing is asked. */
    private static void expectDisks(Store store, JournalId journal, String... texts) {
        List<Entry> found = store.snapshot(q -> {
            Language language = q.language(WORKSPACE);
            return language == Language.SIMPLE ? null : q.search(stems(journal, "disk", language));
        });
        if (found != null) {
            assertThat(found.stream().map(e -> e.index().text()).toList()).containsExactly(texts);
        }
    }

    private static List<String> texts(Store store, Search search) {
        return list(store, search).stream().map(e -> e.index().text()).toList();
    }

    private static List<Entry> list(Store store, Search search) {
        return store.snapshot(q -> q.search(search));
    }

    private static List<String> names(Store store, Search search) {
        return Specimen.names(list(store, search));
    }
}

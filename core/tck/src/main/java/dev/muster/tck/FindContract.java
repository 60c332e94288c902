package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.record.Document;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of documents by their terms. */
public interface FindContract extends StoreFixture {
    @Test
    default void documentsAreFoundByAllTheirTermsInTheOrderOfRankAndId() throws Exception {
        Specimen s = new Specimen("w");
        Term open = Term.of("status", "open");
        Term mine = Term.of("owner", "mia");
        try (Store store = open()) {
            Specimen.write(
                    store,
                    Specimen.writing(
                            s.document("c", 0, 2, open, mine),
                            s.document("b", 0, 1, open),
                            s.document("a", 0, 2, open, mine, Term.of("x", "y")),
                            s.document("d", 0, -5, mine),
                            s.document("e", 0, 0, open, mine)));
            Specimen.write(store, Specimen.writing(new Specimen("v").document("z", 0, 0, open, mine)));
            Find all = Find.of(s.workspace(), "incident.task", open);
            assertThat(ids(store, all))
                    .as("by one term, rank ascending, then id")
                    .containsExactly("e", "b", "a", "c");
            assertThat(ids(store, all.newestFirst())).as("highest rank first").containsExactly("c", "a", "b", "e");
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", open, mine)))
                    .as("by two terms")
                    .containsExactly("e", "a", "c");
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", mine)))
                    .as("a negative rank stands first")
                    .containsExactly("d", "e", "a", "c");
            assertThat(ids(store, Find.of(s.workspace(), "incident.role", open)))
                    .as("documents of another kind")
                    .isEmpty();
            assertThat(store.<Long>snapshot(q -> q.count(all.most(1))))
                    .as("a count has no limit")
                    .isEqualTo(4);
        }
    }

    @Test
    default void pagesFollowEachOtherWithoutGapOrRepeat() throws Exception {
        Specimen s = new Specimen("w");
        Term term = Term.of("list", "all");
        try (Store store = open()) {
            Document[] documents = new Document[25];
            for (int i = 0; i < documents.length; i++) {
                documents[i] = s.document("t" + (i * 7 % 25), 0, i / 4, term);
            }
            Specimen.write(store, Specimen.writing(documents));
            for (boolean descending : new boolean[] {false, true}) {
                Find all = Find.of(s.workspace(), "incident.task", term);
                all = descending ? all.newestFirst() : all;
                List<String> paged = new ArrayList<>();
                Find page = all.most(4);
                List<Document> found = list(store, page);
                while (!found.isEmpty()) {
                    found.forEach(d -> paged.add(d.key().id()));
                    Document last = found.get(found.size() - 1);
                    page = page.after(new Find.Place(last.rank(), last.key().id()));
                    Find rest = page;
                    assertThat(store.<Long>snapshot(q -> q.count(rest)))
                            .as("what is left to count behind a place")
                            .isEqualTo(25 - paged.size());
                    found = list(store, page);
                }
                assertThat(paged).as("pages of 4, descending %s", descending).isEqualTo(ids(store, all));
            }
        }
    }

    @Test
    default void aWriteReplacesTermsAndRank() throws Exception {
        Specimen s = new Specimen("w");
        Term open = Term.of("status", "open");
        Term done = Term.of("status", "done");
        Term team = Term.of("team", "ops");
        try (Store store = open()) {
            Specimen.write(
                    store, Specimen.writing(s.document("a", 0, 1, open, team), s.document("b", 0, 2, open, team)));
            Specimen.write(store, Specimen.writing(s.document("a", 1, 1, done, team)));
            Specimen.write(store, Specimen.writing(s.document("b", 1, 0, open, team)));
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", open)))
                    .containsExactly("b");
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", done)))
                    .containsExactly("a");
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", team)))
                    .as("a new rank is a new place")
                    .containsExactly("b", "a");
            Specimen.write(store, Specimen.removing(s.document("b", 2, 0)));
            assertThat(ids(store, Find.of(s.workspace(), "incident.task", team)))
                    .as("a removed document")
                    .containsExactly("a");
        }
    }

    private static List<Document> list(Store store, Find find) {
        return store.snapshot(q -> q.find(find));
    }

    private static List<String> ids(Store store, Find find) {
        return list(store, find).stream().map(d -> d.key().id()).toList();
    }
}

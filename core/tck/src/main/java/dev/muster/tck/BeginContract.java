package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a transaction begins with is what it would lock and read one after the other. */
public interface BeginContract extends StoreFixture {
    @Test
    default void aTransactionBeginsWithWhatItWouldReadOneAfterTheOther() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Term term = Term.of("stage", "first");
            Document one = s.document("one", 0, 7, term);
            Document never = s.document("never", 0, 0);
            Specimen.append(store, s.journal("ops"), "first");
            Specimen.write(store, Specimen.writing(one, s.document("two", 0, 3, term), s.document("three", 0, 5)));
            Find all = Find.of(one.key().workspace(), one.key().kind(), term);
            Find nothing = Find.of(one.key().workspace(), one.key().kind(), Term.of("no", "such"));
            Set<Find> finds = Set.of(all, all.newestFirst(), all.most(1), nothing);
            List<JournalId> journals = List.of(s.journal("ops"), s.journal("new"));
            Transaction.Begun begun = store.transact(tx -> tx.begin(journals, List.of(one.key(), never.key()), finds));
            assertThat(begun.heads()).as("heads").isEqualTo(store.transact(tx -> tx.lock(journals)));
            assertThat(begun.documents().keySet()).as("documents").containsExactly(one.key());
            assertThat(begun.found().keySet()).as("finds").isEqualTo(finds);
            begun.found()
                    .forEach((find, found) ->
                            assertThat(keys(found)).as("%s", find).isEqualTo(keys(store.snapshot(q -> q.find(find)))));
            assertThat(keys(begun.found().getOrDefault(all, List.of())))
                    .as("by rank")
                    .containsExactly("two", "one");
            Transaction.Begun empty = store.transact(tx -> tx.begin(List.of(), List.of(), List.of()));
            assertThat(empty.found()).as("of nothing").isEmpty();
        }
    }

    private static List<String> keys(List<Document> documents) {
        return documents.stream().map(d -> d.key().id()).toList();
    }
}

package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.access.PersonId;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Store;
import dev.muster.storage.VersionConflict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes a command safe to send again. */
public interface ReceiptContract extends StoreFixture {
    @Test
    default void aReceiptIsKeptUnderItsWholeKey() throws Exception {
        Specimen s = new Specimen("w");
        ReceiptKey key = s.receiptKey("k1");
        ReceiptKey other = new ReceiptKey(s.workspace(), new PersonId("ben"), "k1");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(Map.of(key, Specimen.receipt("{\"position\":1}"))));
            Store again = reopen(store);
            try {
                Map<ReceiptKey, Receipt> found = again.transact(
                        tx -> tx.receipts(List.of(key, other, new Specimen("v").receiptKey("k1"), s.receiptKey("k2"))));
                assertThat(found).as("receipts by workspace, person and key").containsOnlyKeys(key);
                assertThat(found.get(key)).usingRecursiveComparison().isEqualTo(Specimen.receipt("{\"position\":1}"));
            } finally {
                again.close();
            }
        }
    }

    @Test
    default void aSecondReceiptUnderAKeyIsAConflictAndNothingIsWritten() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(Map.of(s.receiptKey("k1"), Specimen.receipt("first"))));
            assertThat(catchThrowable(() -> Specimen.write(
                            store,
                            Specimen.writing(Map.of(
                                    s.receiptKey("k0"),
                                    Specimen.receipt("new"),
                                    s.receiptKey("k1"),
                                    Specimen.receipt("second"))))))
                    .as("a second receipt under one key")
                    .isInstanceOf(VersionConflict.class);
            Map<ReceiptKey, Receipt> found =
                    store.transact(tx -> tx.receipts(List.of(s.receiptKey("k0"), s.receiptKey("k1"))));
            assertThat(found).containsOnlyKeys(s.receiptKey("k1"));
            assertThat(found.get(s.receiptKey("k1"))).usingRecursiveComparison().isEqualTo(Specimen.receipt("first"));
        }
    }
}

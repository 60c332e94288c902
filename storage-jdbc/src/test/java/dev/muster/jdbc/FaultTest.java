package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.journal.Head;
import dev.muster.storage.CommitUnknown;
import dev.muster.storage.Store;
import dev.muster.storage.StoreUnavailable;
import dev.muster.tck.Specimen;
import dev.muster.tck.TransactionContract;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that writes everything, broken at every statement and around its commit: all or nothing, and said so. */
class FaultTest {
    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    @Test
    void postgresWritesAllOrNothingWhereverItBreaks() {
        // the lock, the read of what was not read before, and all writes together
        breakEverywhere(() -> Faulty.postgres(TestPostgres.fresh()), 3);
    }

    @Test
    void sqliteWritesAllOrNothingWhereverItBreaks() {
        breakEverywhere(() -> Faulty.sqlite(folder.resolve("f" + files.incrementAndGet() + ".db")), 15);
    }

    private static void breakEverywhere(Supplier<Faulty> opening, int leastStatements) {
        Faulty whole = opening.get();
        int statements;
        try (Store store = whole.store()) {
            Specimen s = new Specimen("w");
            Head head = TransactionContract.prepare(store, s);
            whole.faults().count();
            run(store, s, head);
            assertThat(whole.faults().commits()).isEqualTo(1);
            statements = whole.faults().statements();
        }
        assertThat(statements).as("statements of the transaction").isGreaterThanOrEqualTo(leastStatements);
        for (int n = 1; n <= statements; n++) {
            assertBroken(opening.get(), Moment.BEFORE_STATEMENT, n);
            assertBroken(opening.get(), Moment.AFTER_STATEMENT, n);
        }
        assertBroken(opening.get(), Moment.BEFORE_COMMIT, 1);
        assertBroken(opening.get(), Moment.AFTER_COMMIT, 1);
    }

    private static void run(Store store, Specimen s, Head head) {
        store.transact(tx -> {
            tx.lock(List.of(s.journal("ops")));
            tx.write(TransactionContract.everything(s, head));
            return true;
        });
    }

    private static void assertBroken(Faulty faulty, Moment moment, int n) {
        Specimen s = new Specimen("w");
        try (Store store = faulty.store()) {
            Head head = TransactionContract.prepare(store, s);
            faulty.faults().arm(moment, n);
            Throwable thrown = catchThrowable(() -> run(store, s, head));
            assertThat(faulty.faults().disarm())
                    .as("%s %d never came", moment, n)
                    .isFalse();
            boolean commit = moment == Moment.BEFORE_COMMIT || moment == Moment.AFTER_COMMIT;
            assertThat(thrown)
                    .as("what the caller is told when it breaks at %s %d", moment, n)
                    .isInstanceOf(commit ? CommitUnknown.class : StoreUnavailable.class);
            assertThat(TransactionContract.assertAllOrNothing(store, s))
                    .as("written, after it broke at %s %d", moment, n)
                    .isEqualTo(moment == Moment.AFTER_COMMIT);
            if (moment != Moment.AFTER_COMMIT) {
                run(store, s, head);
                assertThat(TransactionContract.assertAllOrNothing(store, s))
                        .as("written by the second attempt")
                        .isTrue();
            }
        }
    }
}

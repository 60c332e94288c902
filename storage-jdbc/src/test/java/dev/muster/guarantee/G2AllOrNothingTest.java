package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.muster.Muster;
import dev.muster.Offer;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G2: entries, amendments, documents, jobs and the receipt of a command are written together or not at all, wherever it
 * breaks; the answer is what is stored; sent again under its key it has one effect. Every kind of command, every
 * statement, before and after; the commit, before and after.
 */
class G2AllOrNothingTest {
    @TempDir
    Path folder;

    private static Set<String> offered() {
        try (Store store = new MemoryStore();
                Muster muster = Nodes.node(store, "offers")) {
            return muster.offers().stream()
                    .filter(o -> o.sort() == Offer.Sort.COMMAND && !o.name().startsWith("bell."))
                    .map(Offer::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyCommandIsBroken() {
        assertThat(offered()).as("commands without a row in Acts").isSubsetOf(Acts.ALL.keySet());
        Stage.Clock clock = new Stage.Clock();
        try (Store store = new MemoryStore();
                Muster muster = Nodes.builder(store, "dry")
                        .clock(clock)
                        .runsDueWork(false)
                        .build()) {
            Stage stage = new Stage(muster, clock);
            for (String name : offered()) {
                assertThatCode(() -> stage.run(Acts.ALL.get(name).apply(stage), name))
                        .as(name)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandIsWrittenWholeOrNotAtAll(Base base) throws Exception {
        breakAll(base, EnumSet.of(Moment.BEFORE_STATEMENT, Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT), false);
    }

    /** To the database the end of a statement is the beginning of the next, so this is for thoroughness. */
    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void everyCommandIsWrittenWholeOrNotAtAllAfterEachStatement(Base base) throws Exception {
        breakAll(base, EnumSet.allOf(Moment.class), true);
    }

    private void breakAll(Base base, Set<Moment> moments, boolean whole) throws Exception {
        int points = 0;
        int command = 0;
        // the test tier breaks at one of so many statements, not the same for all; PostgreSQL is sent several together
        int some = base == Base.POSTGRES ? 2 : 4;
        int every = whole ? 1 : some;
        Set<String> offered = offered();
        for (String name : offered) {
            try (Breaking breaking = new Breaking(base, folder, Acts.ALL.get(name), store -> store)) {
                assertThat(breaking.at(moments, 1 + command++ % every, every))
                        .as(name)
                        .isEmpty();
                points += breaking.points();
                assertThat(breaking.points())
                        .as("points at which %s was broken", name)
                        .isGreaterThan(whole ? 4 : 2);
            }
        }
        Rounds.measured("G2 %s: %d commands broken at %d points", base, offered.size(), points);
    }

    @Test
    void writingInTwoTransactionsIsNoticed() throws Exception {
        try (Breaking breaking =
                new Breaking(Base.SQLITE, folder, Acts.ALL.get("channel.create"), Mutants::twoTransactions)) {
            assertThat(breaking.at(EnumSet.of(Moment.BEFORE_STATEMENT))).isNotEmpty();
        }
    }

    @Test
    void keepingNoReceiptIsNoticed() throws Exception {
        try (Breaking breaking =
                new Breaking(Base.SQLITE, folder, Acts.ALL.get("channel.post"), Mutants::withoutReceipts)) {
            assertThat(breaking.at(EnumSet.of(Moment.AFTER_COMMIT))).isNotEmpty();
        }
    }
}

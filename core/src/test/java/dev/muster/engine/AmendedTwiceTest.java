package dev.muster.engine;

import static dev.muster.TestMuster.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Amendment;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Search;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an entry is found by stays when the same transaction amends it again and leaves the index as it is. */
class AmendedTwiceTest {
    private static final JournalId JOURNAL = JournalId.of(ACME, "twice", "j");
    private static final Term FOUND = Term.of("found", "yes");

    record Twice() implements Command {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Happened(String text) implements Event {
        @Override
        public String sentence() {
            return text;
        }
    }

    private static final class Amending implements Handler<Twice> {
        @Override
        public Set<JournalId> journals(Twice command, WorkspaceId workspace) {
            return Set.of(JOURNAL);
        }

        @Override
        public Asked authorise(Twice command, State state, Context context) {
            return new Asked(Action.changing("twice.twice", Rank.NONE), new Standing(Rank.OWNER, true, false));
        }

        @Override
        public Decision decide(Twice command, State state, Context context) {
            return new Decision()
                    .append(JOURNAL, new Happened("once"))
                    .amend(JOURNAL, 1, Amendment.NONE.with("a", 1), new Entry.Index(0, Set.of(FOUND), "words", 0))
                    .amend(JOURNAL, 1, Amendment.NONE.with("a", 1).with("b", 2), null);
        }
    }

    @Test
    void anIndexIsNotLostToALaterAmendment() {
        try (TestMuster m = new TestMuster(
                new MemoryStore(),
                new ManualClock(),
                new People(),
                b -> b.feature(registry -> {
                    registry.handle("twice.twice", Twice.class, new Amending());
                    registry.event("twice.happened", 1, Happened.class);
                }))) {
            m.run("ada", new Twice());
            List<Entry> found = m.store.snapshot(q -> q.search(Search.terms(Map.of(JOURNAL, 1L), Set.of(FOUND), 9)));
            assertThat(found)
                    .singleElement()
                    .satisfies(e -> assertThat(Amendment.of(e).set()).containsOnlyKeys("a", "b"));
        }
    }
}

package dev.muster.engine;

import static dev.muster.TestMuster.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.storage.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Followers are told which entry they follow, whatever stands behind it by then. */
class FollowersTest {
    private static final JournalId JOURNAL = JournalId.of(ACME, "lead", "j");

    record Lead() implements Command {}

    record Led(String name) implements Event {
        @Override
        public String sentence() {
            return name;
        }
    }

    record Noted(long of) implements Event {
        @Override
        public String sentence() {
            return "entry " + of;
        }
    }

    private static final class Leading implements Handler<Lead> {
        @Override
        public Set<JournalId> journals(Lead command, WorkspaceId workspace) {
            return Set.of(JOURNAL);
        }

        @Override
        public Asked authorise(Lead command, State state, Context context) {
            return new Asked(Action.changing("lead.lead", Rank.NONE), new Standing(Rank.OWNER, true, false));
        }

        @Override
        public Decision decide(Lead command, State state, Context context) {
            return new Decision().append(JOURNAL, new Led("one")).append(JOURNAL, new Led("two"));
        }
    }

    @Test
    void theEntryIsTheEventsOwn() {
        List<String> followed = new ArrayList<>();
        try (TestMuster m = new TestMuster(
                new MemoryStore(),
                new ManualClock(),
                new People(),
                b -> b.feature(registry -> {
                    registry.handle("lead.lead", Lead.class, new Leading());
                    registry.event("lead.led", 1, Led.class);
                    registry.event("lead.noted", 1, Noted.class);
                    registry.follow(
                            Led.class, (at, e, s, c) -> new Decision().append(JOURNAL, new Noted(at.sequence())));
                    registry.follow(Led.class, (at, e, s, c) -> {
                        followed.add(e.name() + " is " + at.sequence() + " of "
                                + s.head(JOURNAL).sequence());
                        assertThat(s.entry(at.journal(), at.sequence())).isPresent();
                        assertThat(at).isEqualTo(new EntryId(JOURNAL, at.sequence()));
                        return new Decision();
                    });
                }))) {
            m.run("ada", new Lead());
        }
        assertThat(followed).containsExactly("one is 1 of 3", "two is 2 of 4");
    }
}

package dev.muster.guarantee;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.guarantee.Effects.Effect;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/** A feature as small as a timer can be: a bell is set for a time, and each ring is one entry. */
final class Bells implements Feature {
    private static final JournalId JOURNAL = JournalId.of(People.ACME, "bell", "tower");

    /** Sets bells, each for one time. */
    record SetBells(List<String> names, Instant due) implements Command {}

    /** Comes with time. */
    record Ring(String name, Instant due) implements Command {}

    /** A bell rang. */
    record BellRang(String name, Instant due) implements Event {
        @Override
        public String sentence() {
            return "rang " + name;
        }
    }

    /** All rings so far. */
    static List<Effect> rings(Store store) {
        return Nodes.entries(store, JOURNAL).stream()
                .map(e -> {
                    BellRang rang = Json.read(e.payload(), BellRang.class);
                    return new Effect(rang.name(), rang.due(), e.time());
                })
                .toList();
    }

    @Override
    public void register(Registry registry) {
        registry.handle("bell.set", SetBells.class, new Rule<>((c, context) -> {
            Decision decision = new Decision();
            c.names().forEach(name -> decision.schedule("bell/" + name, c.due(), new Ring(name, c.due())));
            return decision;
        }));
        registry.handleDue("bell.ring", Ring.class, new Rule<>((c, context) -> new Decision()
                .append(JOURNAL, new BellRang(c.name(), c.due()))));
        registry.event("bell.rang", 1, BellRang.class);
        registry.audience("bell", (journal, actor, state, policy) -> OptionalLong.empty());
    }

    private record Rule<C extends Command>(BiFunction<C, Context, Decision> rule) implements Handler<C> {
        @Override
        public Set<JournalId> journals(C command, WorkspaceId workspace) {
            return Set.of(JOURNAL);
        }

        @Override
        public Asked authorise(C command, State state, Context context) {
            return new Asked(Action.changing("bell.set", Rank.GUEST), new Standing(Rank.OWNER, false, false));
        }

        @Override
        public Decision decide(C command, State state, Context context) {
            return rule.apply(command, context);
        }
    }
}

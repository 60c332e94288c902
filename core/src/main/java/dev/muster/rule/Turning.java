package dev.muster.rule;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.condition.ElapsedTimes;
import dev.muster.condition.Facts;
import dev.muster.incident.Incident;
import dev.muster.journal.Entry;
import dev.muster.playbook.TaskFacts;
import dev.muster.rule.Carried.Placed;
import dev.muster.rule.RuleCommands.LookAgain;
import dev.muster.storage.Range;
import java.util.List;
import java.util.Optional;

/**
 * Conditions of rules that become true: whether they did, and the durable job that has a rule looked at again at the next
 * second at which time alone can turn its condition.
 */
final class Turning {
    /** To look, which Muster does by itself. */
    static final Action LOOK = Action.reading("rule.look", Rank.NONE);

    private final Matching matching;

    Turning(Matching matching) {
        this.matching = matching;
    }

    /** True for a rule that is about a condition becoming true. */
    static boolean turns(Rule rule) {
        return Boolean.TRUE.equals(rule.content().when().becomesTrue());
    }

    /**
     * Whether the condition became true with this. In an incident that was there before the rule said so, the first look
     * is only noted: it may have held all along.
     */
    static boolean turned(Rule rule, ChannelId channel, boolean holds, Decision decision, State state) {
        Optional<Boolean> before = state.get(Turned.KIND, Turned.id(rule.id(), channel))
                .filter(t -> t.version() == rule.version())
                .map(Turned::holds);
        if (before.isEmpty() || before.get() != holds) {
            decision.put(Turned.KIND, new Turned(rule.id(), channel, rule.version(), holds));
        }
        boolean known = before.isPresent()
                || state.get(Incident.KIND, channel.value())
                        .filter(i -> !i.declaredAt().isBefore(rule.since()))
                        .isPresent();
        return holds && known && !before.orElse(false);
    }

    /** Has somebody look when time alone can turn the rule's condition next. */
    static void schedule(Decision decision, Placed placed, ChannelId channel, State state, Context context) {
        Rule rule = placed.rule();
        Condition condition = rule.content().condition();
        if (turns(rule) && condition != null) {
            state.get(Incident.KIND, channel.value())
                    .flatMap(i -> ElapsedTimes.next(List.of(condition).stream(), i.declaredAt(), context.now()))
                    .ifPresent(at -> decision.schedule(
                            "rule.look/" + rule.id() + "/" + channel,
                            at,
                            new LookAgain(channel, rule.id(), placed.origin())));
        }
    }

    /** The time has come at which a rule's condition can have turned: it is followed when it did. */
    Decision look(LookAgain command, State state, Context context) {
        Decision decision = new Decision();
        ChannelId channel = command.channel();
        Optional<Rule> rule = Carried.find(command.rule(), command.origin(), state)
                .filter(r -> r.live() && turns(r) && Matching.concerns(r, channel, state));
        boolean there = state.get(Channel.KIND, channel.value())
                .filter(c -> !c.archived())
                .isPresent();
        if (rule.isEmpty() || !there) {
            return decision;
        }
        Placed placed = new Placed(rule.get(), command.origin());
        Facts facts = new TaskFacts(state, channel, context.now());
        Condition condition = rule.get().content().condition();
        boolean holds = condition != null && condition.holds(facts);
        if (turned(rule.get(), channel, holds, decision, state)) {
            String why = Matching.why("time went by", rule.get().content(), facts);
            matching.follow(decision, placed, channel, newest(channel, state, context), why, state, context);
        }
        schedule(decision, placed, channel, state, context);
        return decision;
    }

    /** What stands last in the channel when nothing happened but time. */
    private static long newest(ChannelId channel, State state, Context context) {
        List<Entry> last = state.stored().range(Range.before(channel.journal(context.workspace()), Long.MAX_VALUE, 1));
        return last.isEmpty() ? 1 : last.get(last.size() - 1).sequence();
    }
}

package dev.muster.rule;

import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;

/**
 * That a rule is at work: there while what it does is decided, with all that follows, and gone before that is committed.
 * It is how an event knows how many rules stand behind it.
 *
 * @param depth how many rules stand behind what is done
 */
record Cause(int depth) {
    private static final String ID = "now";
    private static final Kind<Cause> KIND = Kind.of("rule.cause", Cause.class, c -> ID);

    static Decision begin(Decision decision, int depth) {
        return decision.put(KIND, new Cause(depth));
    }

    /** Nobody is at work any more: said behind everything that a rule did. */
    static Decision over(State state) {
        return state.get(KIND, ID).isPresent() ? new Decision().remove(KIND, ID) : new Decision();
    }

    /** How many rules stand behind what is decided now. */
    static int depth(State state) {
        return state.get(KIND, ID).map(Cause::depth).orElse(0);
    }
}

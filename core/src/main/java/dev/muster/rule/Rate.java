package dev.muster.rule;

import dev.muster.command.Kind;
import dev.muster.command.State;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a rule, or all rules of a workspace, were followed since a time.
 *
 * @param id the rule's, or {@link #ALL}
 * @param from when counting began
 * @param count how often since then
 * @param stopped how often it was met since then and not followed
 */
record Rate(String id, Instant from, int count, int stopped) {
    /** How often one rule is followed in {@link #WINDOW}. */
    static final int MOST = 20;

    /** How often all rules of a workspace are. */
    static final int MOST_IN_ALL = 200;

    /** How many rules may stand behind an event that is followed. */
    static final int DEEPEST = 3;

    static final Duration WINDOW = Duration.ofMinutes(1);

    static final String ALL = "workspace/all";

    /** How rates are kept. */
    static final Kind<Rate> KIND = Kind.of("rule.rate", Rate.class, Rate::id);

    /** The count that goes on now. */
    static Rate in(State state, String id, Instant now) {
        return state.get(KIND, id)
                .filter(r -> now.isBefore(r.until()) && !now.isBefore(r.from()))
                .orElse(new Rate(id, now, 0, 0));
    }

    Instant until() {
        return from.plus(WINDOW);
    }

    Rate followed() {
        return new Rate(id, from, count + 1, stopped);
    }

    Rate stop() {
        return new Rate(id, from, count, stopped + 1);
    }
}

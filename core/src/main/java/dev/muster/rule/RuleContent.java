package dev.muster.rule;

import dev.muster.condition.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says.
 *
 * @param title what people call it, 1 to 120 characters
 * @param when what it begins with
 * @param condition what must hold besides; null for nothing. With {@code becomesTrue} it is what has to become true
 * @param steps what is done, one after the other, 1 to 10
 */
public record RuleContent(String title, When when, @Nullable Condition condition, List<Step> steps) {
    /** How many steps a rule has at most. */
    public static final int MOST_STEPS = 10;

    /** How many kinds of events one rule begins with at most. */
    public static final int MOST_EVENTS = 10;

    /** How many words one rule looks for at most. */
    public static final int MOST_WORDS = 20;

    /** The longest of them, in UTF-16 code units. */
    public static final int LONGEST_WORD = 50;

    /**
     * What a rule begins with: one of the three, the others null.
     *
     * @param events kinds of events, such as {@code incident.severity-changed}
     * @param words words or phrases in a message, in any case, each standing by itself
     * @param becomesTrue true: when the condition holds that did not hold before
     */
    public record When(
            @Nullable List<String> events,
            @Nullable List<String> words,
            @Nullable Boolean becomesTrue) {
        /** On events of these kinds. */
        public static When on(String... kinds) {
            return new When(List.of(kinds), null, null);
        }

        /** On messages with one of these words. */
        public static When said(String... words) {
            return new When(null, List.of(words), null);
        }

        /** When the condition becomes true. */
        public static When turns() {
            return new When(null, null, true);
        }
    }

    /**
     * One thing to do.
     *
     * @param action the name of a {@link RuleAction}
     * @param with its fields by name
     */
    public record Step(String action, @Nullable Map<String, String> with) {
        /** The fields; none when there are none. */
        public Map<String, String> fields() {
            return with == null ? Map.of() : with;
        }
    }
}

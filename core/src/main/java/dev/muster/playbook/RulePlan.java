package dev.muster.playbook;

import dev.muster.condition.Condition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a playbook carries: what happens by itself in incidents that run by that version. It says what rules
 * outside of playbooks say, and is checked as they are.
 *
 * @param id 1 to 64 letters, digits, {@code _} and {@code -}; once in a playbook
 * @param title what people call it, 1 to 120 characters
 * @param when what it begins with
 * @param condition what must hold besides, or what has to become true; null for nothing
 * @param steps what is done, one after the other, 1 to 10
 */
public record RulePlan(
        String id, String title, When when, @Nullable Condition condition, List<Step> steps) {
    /** Missing steps are none. */
    public RulePlan {
        steps = Objects.requireNonNullElse(steps, List.of());
    }

    /**
     * What it begins with: one of the three, the others null.
     *
     * @param events kinds of events, at most 10
     * @param words words or phrases in a message, at most 20
     * @param becomesTrue true: when the condition holds that did not hold before
     */
    public record When(
            @Nullable List<String> events,
            @Nullable List<String> words,
            @Nullable Boolean becomesTrue) {}

    /**
     * One thing to do.
     *
     * @param action the name of an action
     * @param with its fields by name; null for none
     */
    public record Step(String action, @Nullable Map<String, String> with) {}
}

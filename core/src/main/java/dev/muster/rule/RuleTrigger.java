package dev.muster.rule;

import dev.muster.condition.Facts.Fact;
import dev.muster.journal.Event;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A sort of event that rules can begin with. The event must be in a channel's journal: who may read the channel may have
 * rules about it. Registered with {@code MusterBuilder.ruleTrigger}.
 *
 * @param <E> the event
 * @param kind the kind under which the event is registered
 * @param type the event's record
 * @param words what happens, in the words of a list to choose from: {@code the severity changes}
 * @param facts what conditions may ask about the event as {@code event:NAME}, by name; pure
 * @param turns whether what conditions look at in an incident may be another after it
 */
public record RuleTrigger<E extends Event>(
        String kind, Class<E> type, String words, Function<E, Map<String, Fact>> facts, boolean turns) {
    /** Checks that nothing is missing. */
    public RuleTrigger {
        Objects.requireNonNull(facts, "facts");
    }

    /** One whose facts are the numbers, texts and truth values among the record's components. */
    public static <E extends Event> RuleTrigger<E> of(String kind, Class<E> type, String words) {
        return new RuleTrigger<>(kind, type, words, EventFacts::components, false);
    }

    /** The same, after which an incident's facts may be others. */
    public RuleTrigger<E> turning() {
        return new RuleTrigger<>(kind, type, words, facts, true);
    }

    /** What is so of an event, if it is one of these. */
    Map<String, Fact> of(Event event) {
        return type.isInstance(event) ? facts.apply(type.cast(event)) : Map.of();
    }
}

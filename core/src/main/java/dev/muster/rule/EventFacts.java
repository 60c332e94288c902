package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.condition.Facts;
import dev.muster.journal.Event;
import dev.muster.record.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is so of an event, as {@code event:NAME}, and below it what is so of its incident. {@code event:kind} and
 * {@code event:actor} are always known.
 *
 * @param event what is so of the event, by name
 * @param below what knows everything else
 */
record EventFacts(Map<String, Fact> event, Facts below) implements Facts {
    private static final String EVENT = "event:";
    private static final int LONGEST = 16_000;

    static EventFacts of(RuleTrigger<?> trigger, Event event, PersonId actor, Facts below) {
        Map<String, Fact> facts = new HashMap<>(trigger.of(event));
        facts.put("kind", Fact.choice(trigger.kind()));
        facts.put("actor", Fact.choice(actor.value()));
        return new EventFacts(facts, below);
    }

    @Override
    public Fact of(String subject) {
        return subject.startsWith(EVENT)
                ? event.getOrDefault(subject.substring(EVENT.length()), Fact.UNKNOWN)
                : below.of(subject);
    }

    /** The components of a record that are single values, or lists of texts. */
    static Map<String, Fact> components(Event event) {
        Map<String, Fact> facts = new HashMap<>();
        Map<?, ?> properties = Json.read(Json.write(event), Map.class);
        properties.forEach((name, value) -> {
            if (value instanceof Number) {
                facts.put(name.toString(), new Fact(Sort.NUMBER, List.of(value.toString())));
            } else if (value instanceof Boolean) {
                facts.put(name.toString(), Fact.choice(value.toString()));
            } else if (value instanceof String text) {
                facts.put(name.toString(), new Fact(Sort.TEXT, List.of(cut(text))));
            } else if (value instanceof List<?> list && list.stream().allMatch(v -> v instanceof String)) {
                facts.put(
                        name.toString(),
                        new Fact(
                                Sort.TEXT,
                                list.stream()
                                        .limit(100)
                                        .map(v -> cut(v.toString()))
                                        .toList()));
            }
        });
        return facts;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}

package dev.muster.exchange;

import dev.muster.condition.Condition.Test;
import dev.muster.exchange.CacaoSteps.By;
import dev.muster.exchange.CacaoSteps.Link;
import dev.muster.exchange.CacaoSteps.Step;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a workflow goes one way or another, a person says which: by choosing the value of a property. */
final class CacaoDecisions {
    /** Steps that decide. */
    static final Set<String> TYPES = Set.of("if-condition", "while-condition", "switch-condition");

    private static final int MOST_OPTIONS = 100;
    private final List<PropertyDefinition> properties;
    private final Texts.Ids ids;
    private final Notes notes;
    private final Map<Link, Test> tests = new HashMap<>();

    CacaoDecisions(CacaoVariables variables, Notes notes) {
        this.properties = new ArrayList<>(variables.asked());
        this.ids = variables.ids();
        this.notes = notes;
    }

    List<PropertyDefinition> properties() {
        return List.copyOf(properties);
    }

    /** What has to be chosen to go this way; null for nothing. */
    @Nullable
    Test of(Link link) {
        return tests.get(link);
    }

    /** What whoever decides reads first; empty when nothing is decided. */
    String decide(Step step, String title, Set<Link> backs) {
        List<Link> ways = step.links().stream()
                .filter(l ->
                        TYPES.contains(step.type()) ? l.by() == By.CASE : l.by() == By.SUCCESS || l.by() == By.FAILURE)
                .toList();
        boolean deciding = TYPES.contains(step.type());
        if (!deciding && ways.stream().map(Link::by).distinct().count() < 2) {
            return "";
        }
        String asked = deciding ? asked(step) : "";
        String property = ways.isEmpty() ? null : property(step, title, ways);
        if (backs.stream().anyMatch(l -> l.to().equals(step.id()))) {
            notes.changed(
                    step.fields().path, "cacao.loop", "its tasks are there once; do them again as long as it says");
            asked += "\n\nAs long as this is so, do its tasks again.";
        }
        return asked + (property == null ? "" : "\n\nSay which in the property \"" + property + "\".");
    }

    private static String asked(Step step) {
        String expression = step.fields().text(step.type().equals("switch-condition") ? "switch" : "condition");
        return "Decide: " + Texts.fitting(expression, 500);
    }

    private @Nullable String property(Step step, String title, List<Link> ways) {
        Map<String, String> options = new HashMap<>();
        Texts.Ids optionIds = new Texts.Ids("option");
        List<PropertyOption> choices = new ArrayList<>();
        for (String word : words(ways)) {
            String shown = Texts.fitting(word, 100);
            String id = optionIds.of(shown);
            options.put(word, id);
            choices.add(new PropertyOption(id, shown.isEmpty() ? "Otherwise" : shown, null));
        }
        if (properties.size() == CacaoWalk.MOST_PROPERTIES || choices.size() > MOST_OPTIONS) {
            notes.changed(
                    step.fields().path,
                    "cacao.undecided",
                    "decides more than fits here; what comes of it is shown always");
            return null;
        }
        String name = Texts.fitting(title, 100);
        PropertyDefinition property =
                new PropertyDefinition(ids.of(name), name, null, PropertyType.SELECT, false, choices);
        properties.add(property);
        ways.forEach(w -> tests.put(w, new Test("property:" + property.id(), List.of(option(options, w)))));
        notes.changed(
                step.fields().path, "cacao.decision", "is decided by a person, in the property " + Texts.quoted(name));
        return name;
    }

    private static String option(Map<String, String> options, Link way) {
        return Objects.requireNonNull(options.get(word(way)), "every way has its option");
    }

    private static Set<String> words(List<Link> ways) {
        Set<String> words = new LinkedHashSet<>();
        if (ways.stream().anyMatch(w -> w.when().equals("true"))) {
            words.add("true");
            words.add("false");
        }
        ways.forEach(w -> words.add(word(w)));
        return words;
    }

    private static String word(Link way) {
        return switch (way.by()) {
            case SUCCESS -> "success";
            case FAILURE -> "failure";
            default -> way.when();
        };
    }
}

package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.playbook.RulePlan;
import dev.muster.playbook.RulePlans;
import dev.muster.rule.RuleAction.Field;
import dev.muster.rule.RuleAction.Sort;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules in a playbook may say: what all rules may. */
record Plans(RuleCheck check, Map<String, RuleAction> actions) implements RulePlans {
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9._@:-]{1,128}");

    @Override
    public RulePlan checked(String path, RulePlan given, Known known) {
        RuleContent content = check.check(path, content(given), known::person);
        RulePlan.When when = new RulePlan.When(
                content.when().events(), content.when().words(), content.when().becomesTrue());
        List<RulePlan.Step> steps = content.steps().stream()
                .map(s -> new RulePlan.Step(s.action(), s.with()))
                .toList();
        return new RulePlan(given.id(), content.title(), when, content.condition(), steps);
    }

    @Override
    public Set<PersonId> people(RulePlan given) {
        Set<PersonId> people = new LinkedHashSet<>();
        given.steps().stream().filter(Objects::nonNull).forEach(step -> {
            RuleAction action = step.action() == null ? null : actions.get(step.action());
            Map<String, String> with = step.with();
            if (action != null && with != null) {
                action.fields().stream()
                        .filter(f -> f.sort() == Sort.PERSON || f.sort() == Sort.PEOPLE)
                        .forEach(f -> addTo(people, f, with.get(f.name())));
            }
        });
        return people;
    }

    private static void addTo(Set<PersonId> people, Field field, @Nullable String ids) {
        for (String id : Objects.requireNonNullElse(ids, "").split(field.sort() == Sort.PEOPLE ? "," : "\n", -1)) {
            String one = id.strip();
            if (PERSON.matcher(one).matches()) {
                people.add(new PersonId(one));
            }
        }
    }

    /** What the rule says, as rules outside of playbooks do. */
    static RuleContent content(RulePlan plan) {
        RulePlan.@Nullable When when = plan.when();
        List<Step> steps = new ArrayList<>();
        plan.steps().forEach(s -> steps.add(s == null ? null : new Step(s.action(), s.with())));
        When begins =
                when == null ? new When(null, null, null) : new When(when.events(), when.words(), when.becomesTrue());
        return new RuleContent(plan.title(), begins, plan.condition(), steps);
    }
}

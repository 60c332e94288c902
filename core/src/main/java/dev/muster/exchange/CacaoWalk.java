package dev.muster.exchange;

import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Test;
import dev.muster.exchange.CacaoSteps.By;
import dev.muster.exchange.CacaoSteps.Link;
import dev.muster.exchange.CacaoSteps.Step;
import dev.muster.exchange.CacaoSteps.Walk;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks of steps. A task waits for those that lead to it; a decision is a task and a property, and what comes of
 * it is shown when the property says so; where ways meet again, only what holds on all of them is still asked for. A
 * loop is gone through once. Costs no more than steps times references.
 */
final class CacaoWalk {
    static final int MOST_PROPERTIES = 50;
    private static final int MOST_TASKS = 200;
    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_BLOCKERS = 20;
    private final CacaoSteps steps;
    private final CacaoTexts texts;
    private final Notes notes;
    private final CacaoDecisions decisions;
    private final Texts.Ids ids = new Texts.Ids("task");
    private final Map<String, String> tasks = new HashMap<>();
    private final Map<String, Set<String>> waits = new HashMap<>();
    private final Map<String, Set<Test>> shown = new HashMap<>();
    private final Map<String, Set<Test>> shownTasks = new HashMap<>();
    private final Map<Set<Test>, NamedCondition> conditions = new LinkedHashMap<>();
    private final List<Checklist> checklists = new ArrayList<>();
    private final Set<String> walked = new LinkedHashSet<>();

    CacaoWalk(CacaoSteps steps, CacaoTexts texts, CacaoVariables variables, Notes notes) {
        this.steps = steps;
        this.texts = texts;
        this.notes = notes;
        this.decisions = new CacaoDecisions(variables, notes);
    }

    List<Checklist> checklists() {
        return List.copyOf(checklists);
    }

    List<PropertyDefinition> properties() {
        return decisions.properties();
    }

    List<NamedCondition> conditions() {
        return List.copyOf(conditions.values());
    }

    /** All steps from this one on, as tasks of one stage. */
    void stage(String title, String start) {
        Walk walk = steps.from(start);
        CacaoRegions regions = new CacaoRegions(steps, walk);
        Map<String, List<Link>> into = new HashMap<>();
        walk.steps().forEach(s -> s.links().stream()
                .filter(l -> !walk.backs().contains(l))
                .forEach(l ->
                        into.computeIfAbsent(l.to(), k -> new ArrayList<>()).add(l)));
        List<TaskPlan> plans = new ArrayList<>();
        for (Step step : walk.steps()) {
            if (walked.add(step.id())) {
                TaskPlan plan = task(step, into.getOrDefault(step.id(), List.of()), regions, walk);
                if (plan != null) {
                    plans.add(plan);
                }
            }
        }
        if (!plans.isEmpty()) {
            checklists.add(new Checklist(title, List.copyOf(plans)));
            notes.kept(
                    "workflow",
                    "cacao.stage",
                    plans.size() + (plans.size() == 1 ? " task" : " tasks") + " in \"" + title + "\"");
        }
    }

    /** Says what nothing leads to. */
    void finish() {
        steps.ids().stream()
                .filter(id -> !walked.contains(id))
                .forEach(id -> notes.ignored(
                        "workflow." + CacaoSteps.shown(id),
                        "cacao.unreached",
                        "no step leads here, so it was left out"));
        if (checklists.isEmpty()) {
            notes.missing("workflow", "checklists.missing", "there is no task; add what is to be done");
        }
    }

    private @Nullable TaskPlan task(Step step, List<Link> into, CacaoRegions regions, Walk walk) {
        Set<String> waiting = new LinkedHashSet<>();
        Set<Test> when = null;
        for (Link link : into) {
            waiting.addAll(exit(link, regions));
            Set<Test> there = new LinkedHashSet<>(shown.getOrDefault(link.from(), Set.of()));
            Test test = decisions.of(link);
            if (test != null) {
                there.add(test);
            }
            if (when == null) {
                when = there;
            } else {
                when.retainAll(there);
            }
        }
        Set<Test> asked = when == null ? Set.of() : when;
        waits.put(step.id(), waiting);
        shown.put(step.id(), asked);
        if (Set.of("start", "end", "parallel").contains(step.type())) {
            passed(step);
            return null;
        }
        String title = titled(step);
        String id = ids.of(title);
        tasks.put(step.id(), id);
        shownTasks.put(id, asked);
        if (tasks.size() > MOST_TASKS) {
            throw CacaoSteps.refused(step.id(), "a playbook has at most " + MOST_TASKS + " tasks");
        }
        String first = decisions.decide(step, title, walk.backs());
        String description = texts.description(step, first);
        return TaskPlan.of(title)
                .id(id)
                .description(description.isEmpty() ? null : description)
                .blockedBy(blockers(step, waiting, asked))
                .condition(condition(step, asked))
                .build();
    }

    private void passed(Step step) {
        step.fields().has("name");
        step.fields()
                .without(
                        "cacao.passed",
                        "a step that only leads on says nothing here",
                        "description",
                        "agent",
                        "owner",
                        "delay",
                        "timeout",
                        "step_variables",
                        "step_extensions",
                        "external_references");
        step.fields().rest();
    }

    private String titled(Step step) {
        String title = texts.title(step);
        if (step.type().equals("playbook-action")) {
            String nested = Texts.fitting(step.fields().text("playbook_id"), 120);
            notes.missing(
                    step.fields().path,
                    "cacao.nested",
                    "another playbook is to be run here (" + nested + "); import it too");
            return Texts.fitting("Run another playbook: " + title, 200);
        }
        if (!CacaoDecisions.TYPES.contains(step.type()) && !step.type().equals("action")) {
            notes.changed(step.fields().at("type"), "cacao.type", "is not known here, so it is a task for a person");
        }
        return title;
    }

    private List<String> blockers(Step step, Set<String> waiting, Set<Test> asked) {
        List<String> seen = waiting.stream()
                .filter(t -> asked.containsAll(shownTasks.getOrDefault(t, Set.of())))
                .toList();
        if (seen.size() <= MOST_BLOCKERS) {
            return seen;
        }
        notes.changed(
                step.fields().path,
                "cacao.waits",
                "waits for " + MOST_BLOCKERS + " of the " + seen.size() + " tasks before it");
        return List.copyOf(seen.subList(seen.size() - MOST_BLOCKERS, seen.size()));
    }

    private @Nullable String condition(Step step, Set<Test> asked) {
        if (asked.isEmpty()) {
            return null;
        }
        NamedCondition known = conditions.get(asked);
        if (known != null) {
            return known.id();
        }
        if (conditions.size() == MOST_CONDITIONS) {
            notes.changed(step.fields().path, "cacao.shown-always", "is shown always: there are too many conditions");
            return null;
        }
        List<Condition> all = new ArrayList<>();
        asked.forEach(t -> all.add(new Is(t)));
        Condition when = all.size() == 1 ? all.get(0) : new All(all);
        NamedCondition made = new NamedCondition("condition-" + (conditions.size() + 1), null, when);
        conditions.put(Set.copyOf(asked), made);
        return made.id();
    }

    /** What has to be done before one can go this way. */
    private Set<String> exit(Link link, CacaoRegions regions) {
        String own = tasks.get(link.from());
        Set<String> before = waits.getOrDefault(link.from(), Set.of());
        Set<String> self = own == null ? before : Set.of(own);
        if (link.by() == By.BRANCH || link.by() == By.CASE) {
            return self;
        }
        Set<String> all = new LinkedHashSet<>();
        if (own != null) {
            all.add(own);
        }
        for (String tail : regions.tails(link.from())) {
            String task = tasks.get(tail);
            if (task != null) {
                all.add(task);
            }
        }
        return all.isEmpty() ? before : all;
    }
}

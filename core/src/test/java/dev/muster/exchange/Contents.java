package dev.muster.exchange;

import dev.muster.access.PersonId;
import dev.muster.channel.Marking;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.incident.Severity;
import dev.muster.playbook.ContextPlan;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.playbook.ContextPlan.LinkPlan;
import dev.muster.playbook.ContextPlan.ReportPlan;
import dev.muster.playbook.ExercisePlan;
import dev.muster.playbook.ExercisePlan.Act;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import dev.muster.playbook.MetricType;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.ChannelPlan;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.RulePlan;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Contents of all sorts, out of a seed: every part is there sometimes, names repeat, texts are odd. */
final class Contents {
    private static final List<String> WORDS = List.of(
            "Look",
            "look",
            "日本",
            "{number}",
            "{SEQ}",
            "{p1}",
            "```",
            "é\uD83D\uDE00",
            "number",
            "title",
            "a\nb",
            "--",
            "\"",
            "\\",
            "{\"a\":1}",
            "property",
            "Call <them>");
    private final Random random;
    private final List<String> people = List.of("ada", "ben", "cleo", "dan");

    private Contents(long seed) {
        random = new Random(seed);
    }

    /** Contents that can be published, in the form that they have then. */
    static Arbitrary<PlaybookContent> all() {
        return Arbitraries.longs().map(seed -> {
            Contents contents = new Contents(seed);
            while (true) {
                try {
                    return Sample.published(contents.content());
                } catch (Rejection e) {
                    contents.random.nextInt();
                }
            }
        });
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(words) + 1; i > 0; i--) {
            text.append(chance(3) ? "" : " ").append(of(WORDS));
        }
        return chance(4) ? of(WORDS) : text.toString();
    }

    private @Nullable String maybe(int words) {
        return chance(2) ? null : text(words);
    }

    private <T> List<T> some(int most, IntFunction<T> make) {
        List<T> list = new ArrayList<>();
        int count = chance(3) ? 0 : random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            list.add(make.apply(i));
        }
        return list;
    }

    private @Nullable PersonId person() {
        return chance(2) ? null : new PersonId(of(people));
    }

    private @Nullable Long seconds() {
        return chance(2) ? null : 1L + random.nextInt(chance(4) ? 2 : 31_000_000);
    }

    private PlaybookContent content() {
        List<PropertyDefinition> properties = some(5, this::property);
        List<String> subjects = new ArrayList<>(List.of("severity", "elapsed"));
        properties.forEach(p -> subjects.add("property:" + p.id()));
        properties.forEach(p -> subjects.add("property:" + p.id()));
        List<NamedCondition> conditions = some(
                4, i -> new NamedCondition("c" + i, chance(3) ? text(2) : null, condition(4, subjects, properties)));
        List<RolePlan> roles =
                some(3, i -> new RolePlan(i == 0 ? "commander" : "role" + i, "r" + text(1), person(), null));
        int[] tasks = {0};
        List<Checklist> checklists = some(
                4,
                i -> new Checklist(
                        "list " + i + " " + text(1), some(5, j -> task(tasks[0]++, conditions, properties, roles))));
        return PlaybookContent.of(text(3))
                .description(maybe(20))
                .severity(chance(2) ? null : of(List.of(Severity.values())))
                .channelName(maybe(4))
                .welcome(maybe(20))
                .invite(List.copyOf(new LinkedHashSet<>(some(3, i -> new PersonId(of(people))))))
                .roles(roles)
                .updateEveryMinutes(chance(2) ? null : 1 + random.nextInt(10_080))
                .checklists(checklists)
                .standups(some(
                        2,
                        i -> new StandupPlan(
                                "s" + text(1), "Europe/London", List.of("09:00", "1" + i + ":30"), 30, List.of())))
                .properties(properties)
                .conditions(conditions)
                .channels(some(
                        2, i -> new ChannelPlan("p" + i, maybe(2), chance(2) ? null : of(List.of(Marking.values())))))
                .callLink(maybe(2))
                .updateTemplate(maybe(9))
                .retrospective(chance(2) ? null : new RetrospectivePlan(maybe(30), seconds(), seconds()))
                .metrics(some(
                        3,
                        i -> new Metric(
                                "m" + i,
                                text(2),
                                maybe(3),
                                of(List.of(MetricType.values())),
                                chance(2) ? null : (long) random.nextInt())))
                .context(chance(2) ? null : context())
                .exercise(chance(2) ? null : exercise(tasks[0]))
                .rules(some(3, i -> rule(i, subjects, properties)))
                .build();
    }

    private RulePlan rule(int number, List<String> subjects, List<PropertyDefinition> properties) {
        RulePlan.When when = chance(2)
                ? new RulePlan.When(List.of("incident.severity-changed"), null, null)
                : new RulePlan.When(null, List.of("Fire " + number, "smoke"), null);
        return new RulePlan(
                "r" + number,
                "rule " + text(2),
                chance(3) ? new RulePlan.When(null, null, true) : when,
                condition(3, subjects, properties),
                List.of(
                        new RulePlan.Step("post", Map.of("text", text(5))),
                        new RulePlan.Step("open-call", null),
                        new RulePlan.Step("notify", Map.of("text", text(2), "people", "ben, cleo"))));
    }

    private ContextPlan context() {
        return new ContextPlan(
                some(3, i -> new LinkPlan(text(2), "https://l" + i + ".example/{job}?x=" + i, chance(2))),
                some(2, i -> new ReportPlan(text(2), text(20))),
                some(
                        3,
                        i -> new CollectPlan(
                                "c" + i + text(1),
                                of(List.of("http-json", "prometheus", "own")),
                                chance(3) ? Map.of() : Map.of("address", "https://a.example/{job}", "s" + i, text(3)),
                                chance(2) ? null : 1 + random.nextInt(20))));
    }

    private ExercisePlan exercise(int tasks) {
        List<InjectPlan> injects = some(
                4,
                i -> new InjectPlan(
                        "i" + i, text(2), "s" + text(1), text(20), chance(4) ? Long.valueOf(0) : seconds()));
        return new ExercisePlan(injects, some(5, i -> expected(i, injects, tasks)));
    }

    private ExpectedPlan expected(int index, List<InjectPlan> injects, int tasks) {
        Act act = of(List.of(Act.values()));
        String of =
                switch (act) {
                    case ROLE_FILLED -> "commander";
                    case TASK_DONE -> "t" + random.nextInt(tasks + 1);
                    case INJECT_ANSWERED ->
                        injects.isEmpty() ? "i0" : of(injects).id();
                    default -> null;
                };
        return new ExpectedPlan("e" + index, text(2), act, of, 1 + random.nextInt(31_000_000));
    }

    private PropertyDefinition property(int index) {
        PropertyType type = of(List.of(PropertyType.values()));
        List<PropertyOption> options = new ArrayList<>();
        for (int i = type.chosen() ? random.nextInt(4) : -1; i >= 0; i--) {
            options.add(new PropertyOption("o" + i, text(1), chance(3) ? "red" : null));
        }
        return new PropertyDefinition("p" + index, text(2), maybe(3), type, chance(2), options);
    }

    private TaskPlan task(
            int index, List<NamedCondition> conditions, List<PropertyDefinition> properties, List<RolePlan> roles) {
        int who = random.nextInt(5);
        return TaskPlan.of(text(3))
                .id("t" + index)
                .description(maybe(9))
                .owner(who == 0 ? person() : null)
                .ownerRole(who == 1 ? (roles.isEmpty() ? "commander" : of(roles).name()) : null)
                .ownerProperty(
                        who == 2 && !properties.isEmpty() ? of(properties).id() : null)
                .ownerOnCall(who == 3 ? text(1) : null)
                .dueAfterSeconds(seconds())
                .dueAfter(index > 0 && chance(4) ? "task:t" + random.nextInt(index) : null)
                .escalateAfterSeconds(seconds())
                .blockedBy(index > 0 && chance(3) ? List.of("t" + random.nextInt(index)) : List.of())
                .condition(
                        conditions.isEmpty() || chance(2)
                                ? null
                                : of(conditions).id())
                .evidence(chance(3))
                .command(chance(3) ? "/" + text(2) : null)
                .build();
    }

    private Condition condition(int deep, List<String> subjects, List<PropertyDefinition> properties) {
        int sort = random.nextInt(deep > 0 ? 8 : 4);
        List<String> values =
                some(3, i -> chance(2) ? "o" + random.nextInt(4) : chance(3) ? "2026-01-0" + (1 + i) : text(1));
        Condition.Test test = new Condition.Test(of(subjects), values);
        return switch (sort) {
            case 0, 1 -> new Condition.Is(test);
            case 2 -> new Condition.Has(test);
            case 3 ->
                chance(4)
                        ? new Condition.More(new Condition.Test(test.subject(), List.of("5")))
                        : new Condition.Is(test);
            case 4, 5 -> new Condition.All(some(3, i -> condition(deep - 1, subjects, properties)));
            case 6 -> new Condition.Any(some(3, i -> condition(deep - 1, subjects, properties)));
            default -> new Condition.Not(condition(deep - 1, subjects, properties));
        };
    }
}

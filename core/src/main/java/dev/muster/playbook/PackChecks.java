package dev.muster.playbook;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.incident.CallTemplate;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.playbook.ContextPlan.LinkPlan;
import dev.muster.playbook.ContextPlan.ReportPlan;
import dev.muster.playbook.ExercisePlan.Act;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of what a playbook lays before people at the opening, and of how it is exercised. */
public final class PackChecks {
    private static final int MOST_LINKS = 20;
    private static final int MOST_REPORTS = 5;
    private static final int MOST_COLLECTORS = 10;
    private static final int MOST_SETTINGS = 20;
    private static final int MOST_INJECTS = 50;
    private static final int MOST_EXPECTED = 30;
    private static final int LONGEST_TEXT = 4_000;

    private PackChecks() {}

    /**
     * The context in its one normal form; null for none.
     *
     * @throws Rejection by the path of what is wrong
     */
    public static @Nullable ContextPlan context(String path, @Nullable ContextPlan plan) {
        if (plan == null) {
            return null;
        }
        List<LinkPlan> links = ContentCheck.each(path + ".links", plan.links(), MOST_LINKS, PackChecks::link);
        List<ReportPlan> reports =
                ContentCheck.each(path + ".reports", plan.reports(), MOST_REPORTS, PackChecks::report);
        List<CollectPlan> collectors =
                ContentCheck.each(path + ".collectors", plan.collectors(), MOST_COLLECTORS, PackChecks::collect);
        ContentCheck.once(
                path + ".collectors",
                collectors.stream().map(CollectPlan::title).toList(),
                "].title");
        return new ContextPlan(links, reports, collectors);
    }

    private static LinkPlan link(String path, LinkPlan given) {
        return new LinkPlan(
                Limits.required(path + ".title", given.title(), 100),
                CallTemplate.checked(path + ".address", given.address()),
                given.dashboard());
    }

    private static ReportPlan report(String path, ReportPlan given) {
        return new ReportPlan(
                Limits.required(path + ".title", given.title(), 100),
                Limits.required(path + ".text", given.text(), LONGEST_TEXT));
    }

    private static CollectPlan collect(String path, CollectPlan given) {
        Limits.within(path + ".settings", given.settings().size(), 0, MOST_SETTINGS);
        Map<String, String> settings = new TreeMap<>();
        given.settings()
                .forEach((name, value) -> settings.put(
                        Limits.required(path + ".settings", name, 100),
                        Limits.required(path + ".settings." + name, value, 1_000)));
        Integer seconds = given.seconds();
        return new CollectPlan(
                Limits.required(path + ".title", given.title(), 100),
                PartChecks.id(path + ".collector", given.collector()),
                settings,
                seconds == null ? null : (int) Limits.within(path + ".seconds", seconds, 1, 20));
    }

    /** The script and what is expected, in their one normal form; null for none. */
    static @Nullable ExercisePlan exercise(String path, @Nullable ExercisePlan plan) {
        if (plan == null) {
            return null;
        }
        List<InjectPlan> injects =
                ContentCheck.each(path + ".injects", plan.injects(), MOST_INJECTS, PackChecks::inject);
        ContentCheck.once(
                path + ".injects", injects.stream().map(InjectPlan::id).toList(), "].id");
        Set<String> known = injects.stream().map(InjectPlan::id).collect(Collectors.toSet());
        List<ExpectedPlan> expected = ContentCheck.each(
                path + ".expected", plan.expected(), MOST_EXPECTED, (at, part) -> expected(at, part, known));
        ContentCheck.once(
                path + ".expected", expected.stream().map(ExpectedPlan::id).toList(), "].id");
        return new ExercisePlan(injects, expected);
    }

    private static InjectPlan inject(String path, InjectPlan given) {
        Long after = given.afterSeconds();
        return new InjectPlan(
                PartChecks.id(path + ".id", given.id()),
                Limits.required(path + ".title", given.title(), 200),
                Limits.required(path + ".source", given.source(), 100),
                Limits.required(path + ".text", given.text(), LONGEST_TEXT),
                after == null ? null : Limits.within(path + ".afterSeconds", after, 0, ContentCheck.LONGEST_SECONDS));
    }

    private static ExpectedPlan expected(String path, ExpectedPlan given, Set<String> injects) {
        Act act = Limits.present(path + ".act", given.act());
        boolean needs = act == Act.ROLE_FILLED || act == Act.INJECT_ANSWERED || act == Act.TASK_DONE;
        String of = given.of();
        if (needs) {
            of = PartChecks.id(path + ".of", of);
        } else if (of != null) {
            throw Rejection.invalid(path + ".of", "only an inject, a role or a task is named");
        }
        if (act == Act.INJECT_ANSWERED && !injects.contains(Objects.requireNonNull(of))) {
            throw Rejection.invalid(path + ".of", "there is no inject " + of);
        }
        return new ExpectedPlan(
                PartChecks.id(path + ".id", given.id()),
                Limits.required(path + ".title", given.title(), 200),
                act,
                of,
                Limits.within(path + ".withinSeconds", given.withinSeconds(), 1, ContentCheck.LONGEST_SECONDS));
    }
}

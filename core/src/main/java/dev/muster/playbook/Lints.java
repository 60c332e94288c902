package dev.muster.playbook;

import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Findings;
import dev.muster.playbook.AuthoringViews.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that is wrong or unwise in a content. What is wrong is what {@link ContentCheck} refuses, found by asking
 * it; what is unwise is looked for in what is left when the wrong is mended.
 */
final class Lints {
    private static final String ROOT = "content";
    private static final int MOST = 500;

    private Lints() {}

    /**
     * What a content may name and does not hold itself.
     *
     * @param people who is known
     * @param rules what rules in playbooks may say
     * @param slashes the names of what can be typed
     * @param rotations whether there is a rotation of an id or a title
     */
    record Around(ContentCheck.People people, RulePlans rules, Set<String> slashes, Predicate<String> rotations) {}

    /** The findings, the worst first. */
    static Findings of(PlaybookContent content, Around around) {
        Mending mending = new Mending(content, around.people(), around.rules());
        List<Finding> all = new ArrayList<>(mending.errors());
        PlaybookContent mended = mending.mended();
        if (mended != null) {
            List<Finding> unwise = new ArrayList<>();
            new TaskLint(ROOT, mended, around).findInto(unwise);
            new ConditionLint(ROOT, mended).findInto(unwise);
            WholeLint.findInto(ROOT, mended, unwise);
            unwise.stream().filter(f -> !touched(f, mending.errors())).forEach(all::add);
        }
        all.sort(Comparator.comparing(Finding::level));
        boolean publishable = mending.errors().isEmpty();
        return new Findings(publishable, List.copyOf(all.subList(0, Math.min(MOST, all.size()))));
    }

    /** What was put in place of something wrong says nothing about what belongs there. */
    private static boolean touched(Finding finding, List<Finding> errors) {
        String part = finding.path().replaceAll("\\.[A-Za-z]+$", "");
        return !part.equals(ROOT)
                && errors.stream()
                        .anyMatch(e -> e.path().equals(part) || e.path().startsWith(part + "."));
    }

    static Finding warning(String path, String code, String message) {
        return warning(path, code, message, Map.of());
    }

    static Finding warning(String path, String code, String message, Map<String, String> values) {
        return new Finding(path, Level.WARNING, code, values, message);
    }

    static Finding hint(String path, String code, String message) {
        return hint(path, code, message, Map.of());
    }

    static Finding hint(String path, String code, String message, Map<String, String> values) {
        return new Finding(path, Level.HINT, code, values, message);
    }
}

package dev.muster.playbook;

import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Findings;
import dev.muster.playbook.AuthoringViews.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Everything that is wrong or unwise in a content. What is wrong is what {@link ContentCheck} refuses, found by asking
 * it; what is unwise is looked for in what is left when the wrong is mended.
 */
final class Lints {
    private static final String ROOT = "content";
    private static final int MOST = 500;

    private Lints() {}

    /**
     * The findings, the worst first.
     *
     * @param slashes the names of what can be typed
     */
    static Findings of(PlaybookContent content, ContentCheck.People known, RulePlans rules, Set<String> slashes) {
        Mending mending = new Mending(content, known, rules);
        List<Finding> all = new ArrayList<>(mending.errors());
        PlaybookContent mended = mending.mended();
        if (mended != null) {
            List<Finding> unwise = new ArrayList<>();
            new TaskLint(ROOT, mended, slashes).findInto(unwise);
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
        return new Finding(path, Level.WARNING, code, message);
    }

    static Finding hint(String path, String code, String message) {
        return new Finding(path, Level.HINT, code, message);
    }
}

package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a CACAO workflow and where each leads. Refused, naming the step: a reference to a step that there is
 * not, a condition step without its condition, and a circle that no while-condition makes.
 */
final class CacaoSteps {
    private static final int MOST_STEPS = 500;
    private static final int MOST_LINKS = 5_000;
    private static final int LONGEST_NAME = 120;

    /** What a step leads to another by. */
    enum By {
        /** When it is done, however it went. */
        COMPLETION,
        /** When it went well. */
        SUCCESS,
        /** When it did not. */
        FAILURE,
        /** Beside others. */
        BRANCH,
        /** In one case out of several. */
        CASE
    }

    /** A way from one step to another; what the case is, when it is one. */
    record Link(String from, String to, By by, String when) {
        /** True when it leads into the step's own branches rather than behind it. */
        boolean inside() {
            return by == By.BRANCH || by == By.CASE;
        }
    }

    /** A step. */
    record Step(String id, String type, Fields fields, List<Link> links) {}

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private int links;

    CacaoSteps(ObjectNode workflow, Notes notes) {
        if (workflow.size() > MOST_STEPS) {
            throw Reading.wrong("workflow", "has at most " + MOST_STEPS + " steps; this has " + workflow.size());
        }
        workflow.properties().forEach(field -> {
            String id = field.getKey();
            if (!(field.getValue() instanceof ObjectNode object)) {
                throw refused(id, "the step " + shown(id) + " is no object");
            }
            Fields fields = new Fields("workflow." + Texts.fitting(id, LONGEST_NAME), object, notes);
            steps.put(id, step(id, fields));
        });
        steps.values().forEach(s -> s.links().forEach(this::there));
    }

    @Nullable
    Step of(String id) {
        return steps.get(id);
    }

    Set<String> ids() {
        return steps.keySet();
    }

    private Step step(String id, Fields fields) {
        String type = fields.text("type");
        List<Link> found = new ArrayList<>();
        if (type.equals("if-condition") || type.equals("while-condition")) {
            needs(id, type, fields, "condition");
        } else if (type.equals("switch-condition")) {
            needs(id, type, fields, "switch");
        }
        branches(id, type, fields, found);
        link(id, fields, "on_completion", By.COMPLETION, "", found);
        link(id, fields, "on_success", By.SUCCESS, "", found);
        link(id, fields, "on_failure", By.FAILURE, "", found);
        links += found.size();
        if (links > MOST_LINKS) {
            throw refused(id, "a workflow has at most " + MOST_LINKS + " references");
        }
        return new Step(id, type, fields, List.copyOf(found));
    }

    private static void branches(String id, String type, Fields fields, List<Link> found) {
        switch (type) {
            case "parallel" -> each(id, fields.raw("next_steps"), "next_steps", By.BRANCH, "", found);
            case "if-condition" -> {
                each(id, fields.raw("on_true"), "on_true", By.CASE, "true", found);
                each(id, fields.raw("on_false"), "on_false", By.CASE, "false", found);
            }
            case "while-condition" -> each(id, fields.raw("on_true"), "on_true", By.CASE, "true", found);
            case "switch-condition" -> {
                Fields cases = fields.object("cases");
                cases.names().forEach(n -> each(id, cases.raw(n), "cases", By.CASE, n, found));
            }
            default -> {}
        }
    }

    private static void needs(String id, String type, Fields fields, String name) {
        if (fields.text(name).isBlank()) {
            throw refused(id, "the step " + shown(id) + " is a " + type + " without its " + name);
        }
    }

    private static void link(String id, Fields fields, String name, By by, String when, List<Link> found) {
        JsonNode to = fields.raw(name);
        if (to != null && !to.isTextual()) {
            throw refused(id, "in the step " + shown(id) + ", " + name + " is no step's id");
        }
        if (to != null) {
            found.add(new Link(id, to.textValue(), by, when));
        }
    }

    /** One id or a list of ids: both have been written. */
    private static void each(String id, @Nullable JsonNode ids, String name, By by, String when, List<Link> found) {
        if (ids == null) {
            return;
        }
        for (JsonNode to : ids.isArray() ? ids : List.of(ids)) {
            if (!to.isTextual()) {
                throw refused(id, "in the step " + shown(id) + ", " + name + " is no step's id");
            }
            found.add(new Link(id, to.textValue(), by, when));
        }
    }

    private void there(Link link) {
        if (!steps.containsKey(link.to())) {
            throw refused(
                    link.from(),
                    "the step " + shown(link.from()) + " leads to " + shown(link.to()) + ", which is not there");
        }
    }

    /** An id as a sentence names it. */
    static String shown(String id) {
        return Texts.fitting(id, LONGEST_NAME);
    }

    static Rejection refused(String step, String why) {
        return Reading.wrong("workflow." + shown(step), why);
    }

    /**
     * Every step that can be come to from one, and the ways back that loops have.
     *
     * @param steps each behind all that lead to it, branches before what comes behind them
     * @param backs ways back into a while-condition from within it
     */
    record Walk(List<Step> steps, Set<Link> backs) {}

    Walk from(String start) {
        Order order = new Order();
        order.visit(start);
        List<Step> steps = new ArrayList<>(order.done);
        Collections.reverse(steps);
        return new Walk(steps, order.backs);
    }

    /** A walk in depth: the steps that it is in, and whether it is inside of them. */
    private final class Order {
        private final Map<String, Boolean> in = new HashMap<>();
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<Step> done = new ArrayList<>();
        private final Set<Link> backs = new LinkedHashSet<>();

        void visit(String id) {
            Step step = steps.get(id);
            if (step == null || !seen.add(id)) {
                return;
            }
            List<Link> behind = step.links().stream().filter(l -> !l.inside()).toList();
            List<Link> inside =
                    new ArrayList<>(step.links().stream().filter(Link::inside).toList());
            Collections.reverse(inside);
            in.put(id, false);
            behind.forEach(this::go);
            in.put(id, true);
            inside.forEach(this::go);
            in.remove(id);
            done.add(step);
        }

        private void go(Link link) {
            Boolean inside = in.get(link.to());
            if (inside == null) {
                visit(link.to());
                return;
            }
            Step to = steps.get(link.to());
            if (to == null || !inside || !to.type().equals("while-condition")) {
                throw refused(
                        link.from(),
                        "the step " + shown(link.from()) + " leads back to " + shown(link.to())
                                + "; only a while-condition can be gone through again");
            }
            backs.add(link);
        }
    }
}

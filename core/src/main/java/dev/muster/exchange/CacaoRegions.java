package dev.muster.exchange;

import dev.muster.exchange.CacaoSteps.Link;
import dev.muster.exchange.CacaoSteps.Step;
import dev.muster.exchange.CacaoSteps.Walk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is within a step that has branches, and what comes last in there. */
final class CacaoRegions {
    private final CacaoSteps steps;
    private final Walk walk;
    private final Map<String, Set<String>> tails = new HashMap<>();

    CacaoRegions(CacaoSteps steps, Walk walk) {
        this.steps = steps;
        this.walk = walk;
    }

    /** The steps with which the branches of a step end; none of one without branches. */
    Set<String> tails(String id) {
        Set<String> known = tails.get(id);
        if (known == null) {
            known = found(id);
            tails.put(id, known);
        }
        return known;
    }

    private Set<String> found(String id) {
        Step step = steps.of(id);
        if (step == null || step.links().stream().noneMatch(Link::inside)) {
            return new LinkedHashSet<>();
        }
        Set<String> within = reach(step.links().stream().filter(Link::inside).toList());
        within.removeAll(reach(step.links().stream().filter(l -> !l.inside()).toList()));
        Set<String> last = new LinkedHashSet<>();
        for (String one : within) {
            Step there = steps.of(one);
            if (there != null && there.links().stream().allMatch(l -> leads(l, within))) {
                last.add(one);
            }
        }
        return last;
    }

    /** True when this way leads out of the region, or to its end. */
    private boolean leads(Link link, Set<String> within) {
        Step to = steps.of(link.to());
        return walk.backs().contains(link)
                || !within.contains(link.to())
                || to == null
                || to.type().equals("end");
    }

    private Set<String> reach(List<Link> from) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<Link> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            Link link = next.remove();
            Step step = steps.of(link.to());
            if (step != null && !walk.backs().contains(link) && reached.add(step.id())) {
                next.addAll(step.links());
            }
        }
        return reached;
    }
}

package dev.muster.rule;

import dev.muster.channel.ChannelId;
import dev.muster.channel.Watched;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules of a workspace that are on begin with: what is read before any rule is. */
final class Watch {
    /** How many rules are on at once in a workspace. */
    static final int MOST = 500;

    private static final String SAID = "channel.message-posted";

    private Watch() {}

    /** Ids of the rules that may be about an event of this sort there. */
    static List<String> about(ChannelId where, RuleTrigger<?> trigger, State state) {
        return Watched.in(state).lines().stream()
                .filter(l -> about(l, where, trigger))
                .map(Watched.Line::by)
                .toList();
    }

    private static boolean about(Watched.Line line, ChannelId where, RuleTrigger<?> trigger) {
        boolean here = line.channel() == null || line.channel().equals(where);
        return here && (line.kinds() == null ? trigger.turns() : line.kinds().contains(trigger.kind()));
    }

    private static Watched.Line line(Rule rule) {
        return new Watched.Line(
                rule.id().value(), rule.channel(), kinds(rule.content().when()));
    }

    /** Kinds of events that a rule begins with; null for whatever may turn a condition. */
    static @Nullable List<String> kinds(RuleContent.When when) {
        return when.words() != null ? List.of(SAID) : when.events();
    }

    /** Writes a rule, and what it begins with. */
    static Decision keep(Decision decision, Rule rule, State state) {
        Watched before = Watched.in(state);
        List<Watched.Line> lines = new ArrayList<>(before.lines());
        lines.removeIf(l -> l.by().equals(rule.id().value()));
        if (rule.live()) {
            lines.add(line(rule));
        }
        if (lines.size() > MOST) {
            throw Rejection.conflict(MOST + " rules are on in this workspace; switch one off first");
        }
        decision.put(Rule.KIND, rule);
        return lines.equals(before.lines()) ? decision : decision.put(Watched.KIND, new Watched(lines));
    }
}

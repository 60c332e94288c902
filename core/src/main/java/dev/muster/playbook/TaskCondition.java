package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition under which tasks of a channel are shown, and whether it holds.
 *
 * @param channel whose tasks
 * @param id by which they name it, unique in the channel
 * @param name what people call it; null for nothing
 * @param when what has to be so; tasks are named by their ids here
 * @param holds whether it was so when something that it looks at last changed
 */
public record TaskCondition(
        ChannelId channel, String id, @Nullable String name, Condition when, boolean holds) {
    /** How conditions are kept: found by channel, and by what they look at. */
    public static final Kind<TaskCondition> KIND = new Kind<>(
            "playbook.condition", TaskCondition.class, c -> id(c.channel(), c.id()), TaskCondition::terms, c -> 0);

    static String id(ChannelId channel, String condition) {
        return channel.value() + "/" + condition;
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("channel", channel)));
        when.subjects().forEach(s -> terms.add(looking(channel, s)));
        return terms;
    }

    /** The term of those of a channel that look at a subject. */
    static Term looking(ChannelId channel, String subject) {
        return Term.of("subject", channel.value() + "/" + subject);
    }

    /** Those of a channel that look at a subject. */
    static List<TaskCondition> about(State state, ChannelId channel, String subject) {
        return state.find(KIND, looking(channel, subject));
    }

    /** Those of a channel. */
    public static List<TaskCondition> in(State state, ChannelId channel) {
        return state.find(KIND, Term.of("channel", channel));
    }

    /** The same once it holds, or no more. */
    TaskCondition turned(boolean so) {
        return new TaskCondition(channel, id, name, when, so);
    }
}

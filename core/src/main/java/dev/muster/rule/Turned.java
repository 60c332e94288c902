package dev.muster.rule;

import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;

/**
 * What a rule that waits for a condition to become true saw last in an incident.
 *
 * @param rule which rule
 * @param channel the incident's home
 * @param version the version of the rule that looked
 * @param holds whether the condition held
 */
record Turned(RuleId rule, ChannelId channel, int version, boolean holds) {
    static final Kind<Turned> KIND = Kind.of("rule.turned", Turned.class, t -> id(t.rule(), t.channel()));

    static String id(RuleId rule, ChannelId channel) {
        return rule + "/" + channel;
    }
}

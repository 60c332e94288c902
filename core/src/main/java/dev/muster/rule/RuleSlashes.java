package dev.muster.rule;

import dev.muster.channel.ChannelId;
import dev.muster.command.Asked;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.command.Typed;
import dev.muster.rule.RuleCommands.DisableRule;
import dev.muster.rule.RuleCommands.EnableRule;
import java.util.List;

/** What can be typed about the rules of a channel. */
final class RuleSlashes {
    private static final Argument RULE = Argument.choice("rule", (channel, state, context) -> {
        ChannelId here = new ChannelId(channel);
        Asked read = RuleRules.read(here, state, context.actor());
        return !context.allows(read.action(), read.standing())
                ? List.of()
                : state.find(Rule.KIND, Rule.in(here)).stream()
                        .filter(r -> !r.removed())
                        .map(r -> new Suggestion(r.id().value(), r.content().title(), r.enabled() ? "on" : "off"))
                        .toList();
    });

    private RuleSlashes() {}

    static void register(Registry registry) {
        registry.slash(new SlashCommand(
                "rule on",
                "Switch a rule on, with your rights",
                List.of(RULE),
                (typed, a) -> new EnableRule(rule(typed))));
        registry.slash(new SlashCommand(
                "rule off", "Switch a rule off", List.of(RULE), (typed, a) -> new DisableRule(rule(typed))));
    }

    private static RuleId rule(Typed typed) {
        try {
            return new RuleId(typed.word(0));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("text", "choose a rule from the list");
        }
    }
}

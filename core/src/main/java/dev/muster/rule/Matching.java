package dev.muster.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.condition.Facts;
import dev.muster.incident.Incident;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.playbook.TaskFacts;
import dev.muster.rule.Carried.Placed;
import dev.muster.rule.RuleCommands.FireRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the rules that an event meets, in its own transaction, and has them followed as soon as that is committed, each
 * in a transaction of its own. Nothing here refuses anything: what a rule cannot do never harms what it is about.
 */
final class Matching {
    private final Map<String, RuleAction> actions;
    private final Cache<List<String>, Keywords> compiled =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Matching(Map<String, RuleAction> actions) {
        this.actions = actions;
    }

    /** What is done about one event. */
    <E extends Event> Decision match(RuleTrigger<E> trigger, EntryId at, E event, State state, Context context) {
        Decision decision = new Decision();
        if (!at.journal().sort().equals(ChannelId.SORT)) {
            return decision;
        }
        ChannelId channel = new ChannelId(at.journal().id());
        List<String> ids = Watch.about(channel, trigger, state);
        if (ids.isEmpty()) {
            return decision;
        }
        List<Placed> rules = rules(ids, channel, state);
        if (rules.isEmpty()) {
            return decision;
        }
        Facts facts = EventFacts.of(trigger, event, context.actor().id(), new TaskFacts(state, channel, context.now()));
        int depth = Cause.depth(state);
        for (Placed placed : rules) {
            Rule rule = placed.rule();
            if (begins(rule, trigger) && concerns(rule, channel, state)) {
                met(rule, channel, event, facts, decision, state).ifPresent(why -> {
                    FireRule fire = fire(placed, channel, at.sequence(), trigger.kind(), why, depth, state);
                    decision.schedule(fire.job(), context.now(), fire);
                });
                Turning.schedule(decision, placed, channel, state, context);
            }
        }
        return decision;
    }

    /** Those that stand by themselves, and those that the playbook of the incident carries. */
    private static List<Placed> rules(List<String> ids, ChannelId channel, State state) {
        List<String> alone = ids.stream().filter(id -> !Carried.watches(id)).toList();
        Map<String, Rule> found = state.all(Rule.KIND, alone);
        List<Placed> rules = new ArrayList<>();
        alone.stream().map(found::get).filter(Objects::nonNull).forEach(r -> rules.add(new Placed(r, null)));
        rules.addAll(Carried.in(channel, ids, state));
        return rules;
    }

    /** What is watched for is watched for all rules of a playbook together, so each is asked for itself. */
    private static boolean begins(Rule rule, RuleTrigger<?> trigger) {
        List<String> kinds = Watch.kinds(rule.content().when());
        return kinds == null ? trigger.turns() : kinds.contains(trigger.kind());
    }

    /** Whether the rule is about this channel at all, and its owner could read it when last seen there. */
    static boolean concerns(Rule rule, ChannelId channel, State state) {
        String playbook = rule.playbook();
        if (playbook != null
                && state.get(Incident.KIND, channel.value())
                        .filter(i -> playbook.equals(i.playbook()))
                        .isEmpty()) {
            return false;
        }
        return rule.shown()
                || state.get(Member.KIND, Member.id(channel, rule.owner())).isPresent()
                || state.get(Channel.KIND, channel.value())
                        .filter(Channel::open)
                        .isPresent();
    }

    private Optional<String> met(
            Rule rule, ChannelId channel, Event event, Facts facts, Decision decision, State state) {
        RuleContent content = rule.content();
        List<String> words = content.when().words();
        String said = "";
        if (words != null) {
            Optional<String> word =
                    event instanceof MessagePosted message ? said(words, message.text()) : Optional.empty();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            said = "a message says \"" + word.get() + "\"";
        }
        Condition condition = content.condition();
        boolean holds = condition == null || condition.holds(facts);
        boolean met = Turning.turns(rule) ? Turning.turned(rule, channel, holds, decision, state) : holds;
        return met ? Optional.of(why(said, content, facts)) : Optional.empty();
    }

    /** The first of these words in a text. */
    Optional<String> said(List<String> words, String text) {
        return compiled.get(words, Keywords::new).first(text);
    }

    /** Why a rule is met: what was said or happened, and what its condition saw. */
    static String why(String said, RuleContent content, Facts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(said.isEmpty() ? String.join(", ", facts.of("event:kind").values()) + " happened" : said);
        String seen = Reasons.of(content.condition(), facts);
        if (!seen.isEmpty()) {
            parts.add(seen);
        }
        return String.join("; ", parts);
    }

    /** Has a rule followed that time alone has met. */
    void follow(
            Decision decision, Placed placed, ChannelId channel, long entry, String why, State state, Context context) {
        FireRule fire = fire(placed, channel, entry, "elapsed", why, 0, state);
        decision.schedule(fire.job(), context.now(), fire);
    }

    private FireRule fire(
            Placed placed, ChannelId channel, long entry, String kind, String why, int depth, State state) {
        Rule rule = placed.rule();
        List<RuleContent.Step> steps = new ArrayList<>();
        for (RuleContent.Step step : rule.content().steps()) {
            RuleAction action = actions.get(step.action());
            steps.add(
                    action == null
                            ? step
                            : new RuleContent.Step(step.action(), action.settle(step.fields(), channel, state)));
        }
        return new FireRule(
                rule.id(),
                rule.version(),
                rule.content().title(),
                channel,
                entry,
                kind,
                why,
                rule.owner(),
                depth,
                rule.shown(),
                0,
                steps,
                placed.origin(),
                null);
    }
}

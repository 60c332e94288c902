package dev.muster.rule;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.journal.Event;
import dev.muster.playbook.PlaybookEvent.PlaybookPublished;
import dev.muster.playbook.RulePlans;
import dev.muster.rule.RuleCommands.ChangeRule;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleCommands.DisableRule;
import dev.muster.rule.RuleCommands.EnableRule;
import dev.muster.rule.RuleCommands.FireRule;
import dev.muster.rule.RuleCommands.LookAgain;
import dev.muster.rule.RuleCommands.RemoveRule;
import dev.muster.rule.RuleCommands.RestoreRule;
import dev.muster.rule.RuleEvent.RuleChanged;
import dev.muster.rule.RuleEvent.RuleDefined;
import dev.muster.rule.RuleEvent.RuleDisabled;
import dev.muster.rule.RuleEvent.RuleEnabled;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.rule.RuleEvent.RuleRemoved;
import dev.muster.rule.RuleEvent.RuleRestored;
import dev.muster.rule.RuleEvent.RuleStopped;
import dev.muster.rule.RuleViews.FiringList;
import dev.muster.rule.RuleViews.ListFirings;
import dev.muster.rule.RuleViews.ListParts;
import dev.muster.rule.RuleViews.ListRules;
import dev.muster.rule.RuleViews.Parts;
import dev.muster.rule.RuleViews.RuleList;
import dev.muster.rule.RuleViews.RuleView;
import dev.muster.rule.RuleViews.ShowRule;
import dev.muster.rule.RuleViews.Trial;
import dev.muster.rule.RuleViews.TryRule;
import dev.muster.rule.WebhookCommands.CarryWebhook;
import dev.muster.rule.WebhookCommands.SendWebhook;
import dev.muster.rule.WebhookCommands.SetWebhookSecret;
import dev.muster.rule.WebhookCommands.WebhookCarried;
import dev.muster.rule.WebhookEvent.WebhookAttempted;
import dev.muster.rule.WebhookEvent.WebhookSecretSet;
import dev.muster.transport.Outbound;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The feature: rules, what they begin with and what they do. */
public final class Rules implements Feature {
    private final Map<String, RuleTrigger<?>> triggers = new LinkedHashMap<>();
    private final Map<String, RuleAction> actions = new LinkedHashMap<>();
    private final Outbound outbound;

    /** The feature, with what is built in alone. */
    public Rules() {
        this(Outbound.NONE, List.of(), List.of());
    }

    /**
     * The feature.
     *
     * @param outbound what sends webhooks
     * @param moreTriggers further sorts of events; each kind once
     * @param moreActions further actions; each name once
     */
    public Rules(Outbound outbound, Collection<RuleTrigger<?>> moreTriggers, Collection<RuleAction> moreActions) {
        this.outbound = outbound;
        BuiltInTriggers.all().forEach(this::add);
        moreTriggers.forEach(this::add);
        BuiltInActions.all().forEach(this::add);
        moreActions.forEach(this::add);
    }

    private void add(RuleTrigger<?> trigger) {
        if (triggers.put(trigger.kind(), trigger) != null) {
            throw new IllegalStateException("rules begin with " + trigger.kind() + " already");
        }
    }

    private void add(RuleAction action) {
        if (actions.put(action.name(), action) != null) {
            throw new IllegalStateException("there is an action " + action.name() + " already");
        }
    }

    /** What rules in playbooks may say: what all may that are followed here. */
    public RulePlans plans() {
        return new Plans(new RuleCheck(triggers, actions), actions);
    }

    @Override
    public void register(Registry registry) {
        RuleCheck check = new RuleCheck(triggers, actions);
        Matching matching = new Matching(actions);
        registry.audience(
                Rule.SORT,
                (journal, actor, state, policy) -> policy.allows(actor, RuleRules.READ, ChannelAccess.workspace(actor))
                        ? OptionalLong.of(1)
                        : OptionalLong.empty());
        registry.audience(Rule.FIRINGS, (journal, actor, state, policy) -> OptionalLong.empty());
        commands(registry, check);
        registry.handleDue("rule.follow", FireRule.class, new Following(actions, registry.slashCommands()));
        registry.handleDue("rule.look", LookAgain.class, InChannel.of(Turning.LOOK, new Turning(matching)::look));
        webhooks(registry);
        questions(registry, check, matching);
        events(registry);
        triggers.values().forEach(t -> follow(registry, t, matching));
        registry.follow(PlaybookPublished.class, Carried::watch);
        registry.follow(RuleFired.class, (at, event, state, context) -> Cause.over(state));
        RuleSlashes.register(registry);
    }

    private void webhooks(Registry registry) {
        registry.handle("rule.set-webhook-secret", SetWebhookSecret.class, new WebhookRules.Setting());
        registry.handle("rule.send-webhook", SendWebhook.class, WebhookRules.sending());
        registry.errand("rule.carry-webhook", CarryWebhook.class, new WebhookErrand(outbound));
        registry.handleDue("rule.webhook-carried", WebhookCarried.class, new WebhookRules.Reporting());
        registry.event("rule.webhook-secret-set", 1, WebhookSecretSet.class);
        registry.event("rule.webhook-attempted", 1, WebhookAttempted.class);
    }

    private static <E extends Event> void follow(Registry registry, RuleTrigger<E> trigger, Matching matching) {
        registry.follow(
                trigger.type(), (at, event, state, context) -> matching.match(trigger, at, event, state, context));
    }

    private static void commands(Registry registry, RuleCheck check) {
        registry.handle("rule.define", DefineRule.class, new RuleRules.Define(check));
        registry.handle("rule.change", ChangeRule.class, RuleRules.changing(check));
        registry.handle("rule.enable", EnableRule.class, RuleRules.enabling());
        registry.handle("rule.disable", DisableRule.class, RuleRules.disabling());
        registry.handle("rule.remove", RemoveRule.class, RuleRules.removing());
        registry.handle("rule.restore", RestoreRule.class, RuleRules.restoring());
    }

    private void questions(Registry registry, RuleCheck check, Matching matching) {
        RuleQuestions questions = new RuleQuestions(triggers, actions);
        Map<Class<?>, RuleTrigger<?>> byType = new HashMap<>();
        triggers.values().forEach(t -> byType.put(t.type(), t));
        registry.answer("rule.list", ListRules.class, RuleList.class, questions.new Listing());
        registry.answer("rule.show", ShowRule.class, RuleView.class, questions.new Showing());
        registry.answer("rule.firings", ListFirings.class, FiringList.class, new RuleQuestions.Firings());
        registry.answer("rule.try", TryRule.class, Trial.class, new Trying(byType, check, matching, questions));
        registry.answer(
                "rule.parts",
                ListParts.class,
                Parts.class,
                OfWorkspace.of(RuleQuestions.PARTS, (q, s, c) -> questions.parts()));
    }

    private static void events(Registry registry) {
        registry.event("rule.defined", 1, RuleDefined.class);
        registry.event("rule.changed", 1, RuleChanged.class);
        registry.event("rule.enabled", 1, RuleEnabled.class);
        registry.event("rule.disabled", 1, RuleDisabled.class);
        registry.event("rule.removed", 1, RuleRemoved.class);
        registry.event("rule.restored", 1, RuleRestored.class);
        registry.event("rule.fired", 1, RuleFired.class);
        registry.event("rule.stopped", 1, RuleStopped.class);
    }
}

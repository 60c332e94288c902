package dev.muster.rule;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Watched;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.TaskFacts;
import dev.muster.record.DocumentKey;
import dev.muster.rule.RuleCommands.ChangeRule;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleCommands.DisableRule;
import dev.muster.rule.RuleCommands.EnableRule;
import dev.muster.rule.RuleCommands.OfRule;
import dev.muster.rule.RuleCommands.RemoveRule;
import dev.muster.rule.RuleCommands.RestoreRule;
import dev.muster.rule.RuleEvent.RuleChanged;
import dev.muster.rule.RuleEvent.RuleDefined;
import dev.muster.rule.RuleEvent.RuleDisabled;
import dev.muster.rule.RuleEvent.RuleEnabled;
import dev.muster.rule.RuleEvent.RuleRemoved;
import dev.muster.rule.RuleEvent.RuleRestored;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be done with rules, and what comes of it. */
final class RuleRules {
    /** To say what is to happen by itself in a channel. */
    private static final Action HERE = Action.changing("rule.define", Rank.MEMBER);

    /** The same for a whole workspace. */
    private static final Action EVERYWHERE = Action.changing("rule.define-for-all", Rank.OWNER);

    /** To see the rules of a workspace. */
    static final Action READ = Action.reading("rule.read-for-all", Rank.OWNER);

    private static final int MOST_HERE = 50;
    private static final int MOST_EVERYWHERE = 200;

    private RuleRules() {}

    /** Who may change rules of this place. */
    static Asked change(@Nullable ChannelId channel, State state, Actor actor) {
        return new Asked(channel == null ? EVERYWHERE : HERE, standing(channel, state, actor));
    }

    /** Who may see rules of this place. */
    static Asked read(@Nullable ChannelId channel, State state, Actor actor) {
        return new Asked(channel == null ? READ : ChannelAccess.READ, standing(channel, state, actor));
    }

    private static Standing standing(@Nullable ChannelId channel, State state, Actor actor) {
        return channel == null ? ChannelAccess.workspace(actor) : ChannelAccess.standing(state, channel, actor);
    }

    /** Who may change a rule; of one that there is not, as much is looked up as of one that somebody may not see. */
    static Asked change(RuleId id, State state, Actor actor) {
        return asked(id, state, actor, RuleRules::change);
    }

    /** The same for who may see it. */
    static Asked read(RuleId id, State state, Actor actor) {
        return asked(id, state, actor, RuleRules::read);
    }

    private static Asked asked(RuleId id, State state, Actor actor, Way way) {
        Optional<Rule> rule = state.get(Rule.KIND, id.value());
        ChannelId place = rule.map(Rule::channel).orElse(new ChannelId(id.value()));
        Asked there = way.asked(place, state, actor);
        if (rule.isEmpty()) {
            return new Asked(there.action(), Standing.ABSENT);
        }
        return rule.get().channel() == null ? way.asked(null, state, actor) : there;
    }

    /** What is asked about rules of a place. */
    @FunctionalInterface
    private interface Way {
        /** Asks. */
        Asked asked(@Nullable ChannelId channel, State state, Actor actor);
    }

    static Rule known(RuleId id, State state) {
        return state.get(Rule.KIND, Limits.present("rule", id).value()).orElseThrow(Rejection::absent);
    }

    /** Makes rules. */
    record Define(RuleCheck check) implements Handler<DefineRule> {
        @Override
        public DefineRule admit(DefineRule command, Admission admission) {
            String playbook = command.playbook();
            if (playbook != null && command.channel() != null) {
                throw Rejection.invalid("playbook", "a rule of one channel cannot be one of a playbook; choose");
            }
            return new DefineRule(
                    command.channel(),
                    playbook == null ? null : Limits.required("playbook", playbook, 64),
                    check.check(command.content(), admission),
                    new RuleId(admission.newId()));
        }

        @Override
        public Set<JournalId> journals(DefineRule command, WorkspaceId workspace) {
            Set<JournalId> journals = new LinkedHashSet<>(Set.of(Rule.home(workspace)));
            if (command.channel() != null) {
                journals.add(command.channel().journal(workspace));
            }
            return journals;
        }

        @Override
        public Set<DocumentKey> needs(DefineRule command, Actor actor) {
            Set<DocumentKey> needs = new HashSet<>(Set.of(Watched.key(actor.workspace())));
            if (command.channel() != null) {
                needs.addAll(ChannelAccess.needs(actor.workspace(), command.channel(), actor));
            }
            return needs;
        }

        @Override
        public Asked authorise(DefineRule command, State state, Context context) {
            return change(command.channel(), state, context.actor());
        }

        @Override
        public Decision decide(DefineRule command, State state, Context context) {
            String playbook = command.playbook();
            if (playbook != null && state.get(Playbook.KIND, playbook).isEmpty()) {
                throw Rejection.absent();
            }
            int most = command.channel() == null ? MOST_EVERYWHERE : MOST_HERE;
            long live = state.find(Rule.KIND, Rule.in(command.channel())).stream()
                    .filter(r -> !r.removed())
                    .count();
            if (live >= most) {
                throw Rejection.conflict("there are " + most + " rules here, which is the most; remove one first");
            }
            Rule rule = new Rule(
                    Objects.requireNonNull(command.made(), "admitted commands have an id"),
                    command.channel(),
                    playbook,
                    command.content(),
                    true,
                    false,
                    context.actor().id(),
                    context.actor().name(),
                    1,
                    context.now());
            return keep(rule, new RuleDefined(rule), state, context).answer("rule", rule.id());
        }
    }

    private static Decision keep(Rule rule, Event event, State state, Context context) {
        Decision decision = Watch.keep(new Decision(), rule, state);
        ChannelId channel = rule.channel();
        if (channel != null
                && rule.live()
                && Boolean.TRUE.equals(rule.content().when().becomesTrue())) {
            boolean holds = rule.content().condition() != null
                    && rule.content().condition().holds(new TaskFacts(state, channel, context.now()));
            decision.put(Turned.KIND, new Turned(rule.id(), channel, rule.version(), holds));
            Turning.schedule(decision, new Carried.Placed(rule, null), channel, state, context);
        }
        return decision.append(rule.journal(context.workspace()), event);
    }

    /**
     * Handles a command about one rule.
     *
     * @param <C> the command
     * @param check step 2
     * @param rule step 5, with the rule as it stands
     */
    record Of<C extends OfRule>(BiFunction<C, Admission, C> check, Step<C> rule) implements Handler<C> {
        /** What is to happen. */
        @FunctionalInterface
        interface Step<C> {
            /** Decides. */
            Decision decide(C command, Rule before, State state, Context context);
        }

        @Override
        public C admit(C command, Admission admission) {
            Limits.present("rule", command.rule());
            return check.apply(command, admission);
        }

        @Override
        public Set<JournalId> journals(C command, WorkspaceId workspace) {
            return Set.of(Rule.home(workspace));
        }

        @Override
        public Set<DocumentKey> needs(C command, Actor actor) {
            return Set.of(Rule.KIND.key(actor.workspace(), command.rule().value()), Watched.key(actor.workspace()));
        }

        @Override
        public Asked authorise(C command, State state, Context context) {
            return change(command.rule(), state, context.actor());
        }

        @Override
        public Decision decide(C command, State state, Context context) {
            return rule.decide(command, known(command.rule(), state), state, context);
        }
    }

    static Of<ChangeRule> changing(RuleCheck check) {
        return new Of<>(
                (c, a) -> new ChangeRule(c.rule(), c.version(), check.check(c.content(), a)),
                (c, before, state, context) -> {
                    there(before);
                    if (before.version() != c.version()) {
                        throw Rejection.conflict(
                                "this rule was changed meanwhile; look at version " + before.version() + " first");
                    }
                    Actor actor = context.actor();
                    Rule after = before.changed(c.content(), actor.id(), actor.name(), context.now());
                    return keep(after, new RuleChanged(after), state, context);
                });
    }

    static Of<EnableRule> enabling() {
        return simple(
                (before, context) -> {
                    there(before);
                    boolean mine = before.owner().equals(context.actor().id());
                    return before.enabled() && mine
                            ? before
                            : before.on(context.actor().id(), context.actor().name(), context.now());
                },
                RuleEnabled::new);
    }

    static Of<DisableRule> disabling() {
        return simple(
                (before, context) -> {
                    there(before);
                    return before.enabled() ? before.off(context.now()) : before;
                },
                RuleDisabled::new);
    }

    static Of<RemoveRule> removing() {
        return simple((before, context) -> before.removed() ? before : before.gone(context.now()), RuleRemoved::new);
    }

    static Of<RestoreRule> restoring() {
        return simple(
                (before, context) -> before.removed()
                        ? before.back(context.actor().id(), context.actor().name(), context.now())
                        : before,
                RuleRestored::new);
    }

    /** What changes nothing is no entry. */
    private static <C extends OfRule> Of<C> simple(
            BiFunction<Rule, Context, Rule> change, Function<Rule, Event> event) {
        return new Of<>((c, a) -> c, (c, before, state, context) -> {
            Rule after = change.apply(before, context);
            return after.equals(before) ? new Decision() : keep(after, event.apply(after), state, context);
        });
    }

    private static void there(Rule rule) {
        if (rule.removed()) {
            throw Rejection.conflict("this rule was removed; restore it first");
        }
    }
}

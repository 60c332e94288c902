package dev.muster.rule;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.rule.RuleCommands.FireRule;
import dev.muster.rule.RuleCommands.Prepared;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.rule.RuleEvent.RuleStopped;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a rule, one step in one transaction: as the rule's owner, with what they may do at that moment, through the
 * handler of the command that the step means. What was done, or why not, is an entry in the same transaction.
 */
final class Following implements Handler<FireRule> {
    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Action FOLLOW = Action.reading("rule.follow", Rank.NONE);
    private final Map<String, RuleAction> actions;
    private final SlashCommands handlers;

    Following(Map<String, RuleAction> actions, SlashCommands handlers) {
        this.actions = actions;
        this.handlers = handlers;
    }

    @Override
    public FireRule admit(FireRule command, Admission admission) {
        Actor muster = admission.actor();
        Actor owner = admission
                .directory()
                .person(muster.workspace(), command.owner())
                .filter(Person::active)
                .map(p -> Actor.of(muster.workspace(), p, muster.epoch(), muster.resolvedAt()))
                .orElse(null);
        return command.with(prepared(command, owner, admission));
    }

    private Prepared prepared(FireRule command, @Nullable Actor owner, Admission admission) {
        RuleContent.Step step = command.steps().get(command.step());
        RuleAction action = actions.get(step.action());
        if (action == null) {
            return new Prepared(owner, step.action(), null, "nothing here does that any more");
        }
        if (owner == null) {
            return new Prepared(null, action.words(), null, "whoever the rule belongs to is not active any more");
        }
        try {
            return new Prepared(owner, action.words(), meant(command, step, action, owner, admission), null);
        } catch (Rejection refused) {
            return new Prepared(owner, action.words(), null, reason(refused));
        } catch (RuntimeException e) {
            log.warn("the action {} of rule {} failed", step.action(), command.rule(), e);
            return new Prepared(owner, action.words(), null, "the action failed by itself");
        }
    }

    private Command meant(
            FireRule command, RuleContent.Step step, RuleAction action, Actor owner, Admission admission) {
        Admission theirs = new Admission(owner, admission.directory(), admission.ids());
        RuleAction.Firing firing = new RuleAction.Firing(
                owner.workspace(), command.rule(), command.channel(), command.entry(), command.kind(), owner.id());
        Command meant = action.command(firing, step.fields(), theirs);
        return handlers.handlerOf(meant).admit(meant, action.admission(firing, step.fields(), theirs));
    }

    private static String reason(Rejection refused) {
        return refused.code() == Rejection.Code.ABSENT
                ? "there is no such thing, or whoever the rule belongs to may not do that"
                : String.valueOf(refused.getMessage());
    }

    private static Prepared prepared(FireRule command) {
        return Objects.requireNonNull(command.prepared(), "admitted commands are prepared");
    }

    @Override
    public Set<JournalId> journals(FireRule command, WorkspaceId workspace) {
        Set<JournalId> journals = new LinkedHashSet<>();
        journals.add(Rule.home(workspace));
        journals.add(firings(command, workspace));
        Command meant = prepared(command).meant();
        if (meant != null) {
            journals.addAll(handlers.handlerOf(meant).journals(meant, workspace));
        }
        return journals;
    }

    private static JournalId firings(FireRule command, WorkspaceId workspace) {
        return command.shown()
                ? command.channel().journal(workspace)
                : JournalId.of(workspace, Rule.FIRINGS, command.rule().value());
    }

    @Override
    public Set<DocumentKey> needs(FireRule command, Actor muster) {
        WorkspaceId workspace = muster.workspace();
        Set<DocumentKey> needs = new HashSet<>(Set.of(
                Rule.KIND.key(workspace, command.rule().value()),
                Rate.KIND.key(workspace, command.rule().value()),
                Rate.KIND.key(workspace, Rate.ALL)));
        Actor owner = prepared(command).owner();
        Command meant = prepared(command).meant();
        if (owner != null) {
            needs.addAll(ChannelAccess.needs(workspace, command.channel(), owner));
        }
        if (owner != null && meant != null) {
            needs.addAll(handlers.handlerOf(meant).needs(meant, owner));
        }
        return needs;
    }

    @Override
    public Asked authorise(FireRule command, State state, Context context) {
        return new Asked(FOLLOW, ChannelAccess.standing(state, command.channel(), context.actor()));
    }

    @Override
    public Decision decide(FireRule command, State state, Context context) {
        Actor owner = prepared(command).owner();
        if (!command.shown() && (owner == null || !reads(command, owner, state, context))) {
            return new Decision();
        }
        Rule rule = Carried.find(command.rule(), command.origin(), state).orElse(null);
        if (rule == null || !rule.live() || rule.version() != command.version()) {
            return said(new Decision(), command, "the rule was changed or switched off meanwhile", context);
        }
        if (owner != null && !reads(command, owner, state, context)) {
            return said(new Decision(), command, "whoever the rule belongs to may not read this", context);
        }
        Decision decision = new Decision();
        if (command.step() == 0) {
            Rate own = Rate.in(state, command.rule().value(), context.now());
            Rate all = Rate.in(state, Rate.ALL, context.now());
            String stopped = stopped(command, own, all);
            if (stopped != null) {
                return stop(command, own, stopped, context);
            }
            decision.put(Rate.KIND, own.followed()).put(Rate.KIND, all.followed());
        }
        followed(decision, command, owner, state, context);
        if (command.step() + 1 < command.steps().size()) {
            FireRule next = command.next();
            decision.schedule(next.job(), context.now(), next);
        }
        return decision;
    }

    private static boolean reads(FireRule command, Actor owner, State state, Context context) {
        return context.as(owner).allows(ChannelAccess.READ, ChannelAccess.standing(state, command.channel(), owner))
                && ChannelAccess.first(state, command.channel(), owner) <= command.entry();
    }

    private static @Nullable String stopped(FireRule command, Rate own, Rate all) {
        if (command.depth() > Rate.DEEPEST) {
            return "rules led to rules " + Rate.DEEPEST + " times, and this would be one more";
        }
        if (own.count() >= Rate.MOST) {
            return "it was followed " + Rate.MOST + " times within a minute";
        }
        return all.count() >= Rate.MOST_IN_ALL
                ? "rules of the workspace were followed " + Rate.MOST_IN_ALL + " times within a minute"
                : null;
    }

    private static Decision stop(FireRule command, Rate own, String why, Context context) {
        Decision decision = new Decision().put(Rate.KIND, own.stop());
        return own.stopped() > 0
                ? decision
                : decision.append(
                        firings(command, context.workspace()),
                        new RuleStopped(
                                command.rule(), command.title(), command.channel(), command.entry(), why, own.until()));
    }

    private void followed(Decision decision, FireRule command, @Nullable Actor owner, State state, Context context) {
        Command meant = prepared(command).meant();
        String problem = prepared(command).problem();
        if (owner == null || meant == null) {
            said(decision, command, Objects.requireNonNullElse(problem, "there is nothing to do"), context);
            return;
        }
        Decision theirs;
        try {
            theirs = decided(meant, state, context.as(owner));
        } catch (Rejection refused) {
            said(decision, command, reason(refused), context);
            return;
        }
        Cause.begin(decision, command.depth() + 1).onBehalfOf(owner, theirs);
        said(decision, command, "", context);
    }

    /** Steps 4 and 5 of the command, as its own handler takes them. */
    private Decision decided(Command meant, State state, Context owner) {
        Handler<Command> handler = handlers.handlerOf(meant);
        Asked asked = handler.authorise(meant, state, owner);
        if (!owner.allows(asked.action(), asked.standing())) {
            throw Rejection.absent();
        }
        return handler.decide(meant, state, owner);
    }

    private static Decision said(Decision decision, FireRule command, String reason, Context context) {
        List<RuleContent.Step> steps = command.steps();
        return decision.append(
                firings(command, context.workspace()),
                new RuleFired(
                        command.rule(),
                        command.title(),
                        command.channel(),
                        command.entry(),
                        command.kind(),
                        command.why(),
                        command.owner(),
                        command.depth(),
                        command.step() + 1,
                        steps.size(),
                        prepared(command).does(),
                        reason.isEmpty(),
                        reason,
                        command.origin()));
    }
}

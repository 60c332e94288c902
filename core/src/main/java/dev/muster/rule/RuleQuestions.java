package dev.muster.rule;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.rule.RuleEvent.RuleStopped;
import dev.muster.rule.RuleViews.ActionPart;
import dev.muster.rule.RuleViews.FiringList;
import dev.muster.rule.RuleViews.FiringView;
import dev.muster.rule.RuleViews.ListFirings;
import dev.muster.rule.RuleViews.ListRules;
import dev.muster.rule.RuleViews.Parts;
import dev.muster.rule.RuleViews.RuleList;
import dev.muster.rule.RuleViews.RuleView;
import dev.muster.rule.RuleViews.ShowRule;
import dev.muster.rule.RuleViews.TriggerPart;
import dev.muster.storage.Search;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about rules. */
final class RuleQuestions {
    /** To see what rules can be made of. */
    static final Action PARTS = Action.reading("rule.parts", Rank.MEMBER);

    private static final int MOST = 200;
    private final Map<String, RuleTrigger<?>> triggers;
    private final Map<String, RuleAction> actions;

    RuleQuestions(Map<String, RuleTrigger<?>> triggers, Map<String, RuleAction> actions) {
        this.triggers = triggers;
        this.actions = actions;
    }

    Parts parts() {
        return new Parts(
                triggers.values().stream()
                        .map(t -> new TriggerPart(t.kind(), t.words()))
                        .toList(),
                actions.values().stream()
                        .map(a -> new ActionPart(a.name(), a.words(), a.fields()))
                        .toList());
    }

    private RuleView view(Rule rule, State state, Context context) {
        Asked change = RuleRules.change(rule.channel(), state, context.actor());
        return new RuleView(
                rule.id(),
                rule.channel(),
                rule.playbook(),
                rule.content(),
                says(rule.content()),
                rule.enabled(),
                rule.removed(),
                rule.owner(),
                rule.ownerName(),
                rule.version(),
                rule.since(),
                context.allows(change.action(), change.standing()));
    }

    /** All of a rule as one sentence. */
    private String says(RuleContent content) {
        RuleContent.When when = content.when();
        String begins;
        if (when.words() != null) {
            begins = "When a message says \"" + String.join("\" or \"", when.words()) + "\"";
        } else if (when.events() != null) {
            begins = "When "
                    + String.join(
                            " or ", when.events().stream().map(this::words).toList());
        } else {
            begins = "When its condition becomes true";
        }
        boolean besides = content.condition() != null && when.becomesTrue() == null;
        return begins + (besides ? " and its condition holds: " : ": ") + String.join(", then ", does(content));
    }

    private String words(String kind) {
        RuleTrigger<?> trigger = triggers.get(kind);
        return trigger == null ? kind : trigger.words();
    }

    /** What the steps are, in words. */
    List<String> does(RuleContent content) {
        return content.steps().stream()
                .map(s -> Optional.ofNullable(actions.get(s.action()))
                        .map(RuleAction::words)
                        .orElse(s.action()))
                .toList();
    }

    /** A rule that the asker may see; absent otherwise. */
    static Rule visible(@Nullable RuleId id, State state, Context context) {
        RuleId there = Limits.present("rule", id);
        Asked read = RuleRules.read(there, state, context.actor());
        if (!context.allows(read.action(), read.standing())) {
            throw Rejection.absent();
        }
        return RuleRules.known(there, state);
    }

    final class Listing implements Answerer<ListRules, RuleList> {
        @Override
        public Asked authorise(ListRules question, State state, Context context) {
            return RuleRules.read(question.channel(), state, context.actor());
        }

        @Override
        public RuleList answer(ListRules question, State state, Context context) {
            boolean removed = Boolean.TRUE.equals(question.removed());
            Asked change = RuleRules.change(question.channel(), state, context.actor());
            boolean mayDefine = context.allows(change.action(), change.standing());
            boolean admin = mayDefine && question.channel() == null;
            return new RuleList(
                    state.find(Rule.KIND, Rule.in(question.channel())).stream()
                            .filter(r -> r.removed() == removed)
                            .map(r -> view(r, state, context))
                            .toList(),
                    mayDefine,
                    admin ? WebhookSecret.in(state).isPresent() : null);
        }
    }

    final class Showing implements Answerer<ShowRule, RuleView> {
        @Override
        public ShowRule admit(ShowRule question, Admission admission) {
            Limits.present("rule", question.rule());
            return question;
        }

        @Override
        public Asked authorise(ShowRule question, State state, Context context) {
            return RuleRules.read(question.rule(), state, context.actor());
        }

        @Override
        public RuleView answer(ShowRule question, State state, Context context) {
            return view(RuleRules.known(question.rule(), state), state, context);
        }
    }

    /** What was done is told to whoever may read now what it was about. */
    static final class Firings implements Answerer<ListFirings, FiringList> {
        @Override
        public ListFirings admit(ListFirings question, Admission admission) {
            if ((question.rule() == null) == (question.channel() == null)) {
                throw Rejection.invalid("rule", "give a rule or a channel, one of the two");
            }
            Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, MOST);
            if (question.before() != null) {
                place(question.before(), admission.actor().workspace());
            }
            return question;
        }

        @Override
        public Asked authorise(ListFirings question, State state, Context context) {
            RuleId id = question.rule();
            return id == null
                    ? RuleRules.read(question.channel(), state, context.actor())
                    : RuleRules.read(id, state, context.actor());
        }

        @Override
        public FiringList answer(ListFirings question, State state, Context context) {
            int limit = Objects.requireNonNullElse(question.limit(), 50);
            Map<JournalId, Long> bounds = bounds(question, state, context);
            if (bounds.isEmpty()) {
                return new FiringList(List.of(), null);
            }
            Set<Term> terms = question.rule() == null
                    ? Set.of(RuleEvent.FIRED)
                    : Set.of(RuleEvent.FIRED, Rule.about(question.rule()));
            Search search = Search.terms(bounds, terms, limit);
            if (question.before() != null) {
                search = search.behind(place(question.before(), context.workspace()));
            }
            List<Entry> entries = state.stored().search(search);
            List<FiringView> firings = new ArrayList<>();
            for (Entry entry : entries) {
                context.events()
                        .event(entry)
                        .map(e -> view(e, entry.time()))
                        .filter(f -> f != null && readable(f, state, context))
                        .ifPresent(firings::add);
            }
            return new FiringList(firings, entries.size() < limit ? null : place(entries.get(entries.size() - 1)));
        }

        private static Map<JournalId, Long> bounds(ListFirings question, State state, Context context) {
            ChannelId channel = question.channel();
            RuleId id = question.rule();
            if (id != null) {
                Rule rule = RuleRules.known(id, state);
                if (!rule.shown()) {
                    return Map.of(JournalId.of(context.workspace(), Rule.FIRINGS, id.value()), 1L);
                }
                if (rule.channel() == null) {
                    return ChannelAccess.readable(state, context);
                }
                channel = rule.channel();
            }
            ChannelId here = Objects.requireNonNull(channel, "one of the two is given");
            return Map.of(here.journal(context.workspace()), ChannelAccess.first(state, here, context.actor()));
        }

        private static boolean readable(FiringView firing, State state, Context context) {
            return context.allows(ChannelAccess.READ, ChannelAccess.standing(state, firing.channel(), context.actor()))
                    && ChannelAccess.first(state, firing.channel(), context.actor()) <= firing.entry();
        }

        private static @Nullable FiringView view(Event event, Instant at) {
            if (event instanceof RuleFired f) {
                return new FiringView(
                        f.rule(),
                        f.title(),
                        f.channel(),
                        f.entry(),
                        f.kind(),
                        at,
                        f.why(),
                        f.owner(),
                        f.step(),
                        f.steps(),
                        f.does(),
                        f.done(),
                        f.reason(),
                        f.origin());
            }
            return event instanceof RuleStopped s
                    ? new FiringView(
                            s.rule(),
                            s.title(),
                            s.channel(),
                            s.entry(),
                            "",
                            at,
                            "",
                            dev.muster.access.Caller.MUSTER,
                            0,
                            0,
                            "",
                            false,
                            s.reason(),
                            null)
                    : null;
        }

        private static String place(Entry entry) {
            return entry.time() + " " + entry.journal().name() + " " + entry.sequence();
        }

        private static Search.Place place(String text, dev.muster.access.WorkspaceId workspace) {
            String[] parts = text.split(" ", -1);
            try {
                if (parts.length == 3 && parts[1].length() <= 200 && parts[1].contains(":")) {
                    return new Search.Place(
                            Instant.parse(parts[0]), new JournalId(workspace, parts[1]), Long.parseLong(parts[2]));
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                throw Rejection.invalid("before", "is no place that was answered before");
            }
            throw Rejection.invalid("before", "is no place that was answered before");
        }
    }
}

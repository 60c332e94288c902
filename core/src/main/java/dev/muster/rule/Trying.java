package dev.muster.rule;

import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Messages;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.condition.Facts;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.rule.RuleViews.Hit;
import dev.muster.rule.RuleViews.Trial;
import dev.muster.rule.RuleViews.TryRule;
import dev.muster.storage.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries a rule against what happened in an incident, as far as the asker may read it: which entries it begins with, what
 * its condition saw at that time, and what would have been done. What the asker may not see is not looked at.
 */
final class Trying implements Answerer<TryRule, Trial> {
    private static final int CHUNK = 500;
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_HITS = 200;
    private final Map<Class<?>, RuleTrigger<?>> triggers;
    private final RuleCheck check;
    private final Matching matching;
    private final RuleQuestions questions;

    Trying(Map<Class<?>, RuleTrigger<?>> triggers, RuleCheck check, Matching matching, RuleQuestions questions) {
        this.triggers = triggers;
        this.check = check;
        this.matching = matching;
        this.questions = questions;
    }

    @Override
    public TryRule admit(TryRule question, Admission admission) {
        if ((question.rule() == null) == (question.content() == null)) {
            throw Rejection.invalid("rule", "give a rule or the content of one, one of the two");
        }
        Limits.present("incident", question.incident());
        return question.content() == null
                ? question
                : new TryRule(question.incident(), null, check.check(question.content(), admission));
    }

    @Override
    public Asked authorise(TryRule question, State state, Context context) {
        return new Asked(ChannelAccess.READ, ChannelAccess.standing(state, question.channel(), context.actor()));
    }

    @Override
    public Trial answer(TryRule question, State state, Context context) {
        RuleContent given = question.content();
        RuleContent content = given != null
                ? given
                : RuleQuestions.visible(question.rule(), state, context).content();
        JournalId journal = journal(question, context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Play play = new Play(content);
        long after = 0;
        while (play.looked < MOST_ENTRIES && !play.more) {
            List<Entry> entries =
                    state.stored().range(Range.after(journal, after, CHUNK).notBelow(first));
            for (Entry entry : entries) {
                after = entry.sequence();
                play.look(entry, context);
            }
            if (entries.size() < CHUNK) {
                return new Trial(play.hits, play.looked, play.more);
            }
        }
        return new Trial(play.hits, play.looked, true);
    }

    private static JournalId journal(TryRule question, WorkspaceId workspace) {
        return question.channel().journal(workspace);
    }

    /** One pass over a journal. */
    private final class Play {
        private final RuleContent content;
        private final PastFacts past = new PastFacts();
        private final List<Hit> hits = new ArrayList<>();
        private int looked;
        private boolean more;
        private boolean held;

        Play(RuleContent content) {
            this.content = content;
        }

        void look(Entry entry, Context context) {
            looked++;
            Event event = context.events().event(entry).orElse(null);
            if (event == null) {
                return;
            }
            past.take(event, entry.time());
            RuleTrigger<?> trigger = triggers.get(event.getClass());
            if (trigger == null) {
                return;
            }
            Facts facts = EventFacts.of(trigger, event, entry.actor(), past);
            Optional<String> begun = begun(trigger, entry, context);
            Condition condition = content.condition();
            boolean holds = condition == null || condition.holds(facts);
            boolean turns = Boolean.TRUE.equals(content.when().becomesTrue());
            boolean fires = turns ? trigger.turns() && holds && !held : holds;
            held = trigger.turns() ? holds : held;
            if (turns ? !fires : begun.isEmpty()) {
                return;
            }
            if (hits.size() == MOST_HITS) {
                more = true;
                return;
            }
            hits.add(new Hit(
                    entry.sequence(),
                    entry.time(),
                    entry.kind(),
                    Messages.talk(entry) ? "a message" : context.sentence(entry),
                    fires,
                    Matching.why(begun.orElse(""), content, facts),
                    fires ? questions.does(content) : List.of()));
        }

        /**
         * What it begins with, in words; empty text for the event itself. Messages say what they say now: what was edited
         * away is not everybody's to find out.
         */
        private Optional<String> begun(RuleTrigger<?> trigger, Entry entry, Context context) {
            List<String> words = content.when().words();
            if (words != null) {
                return Messages.text(entry, context)
                        .flatMap(text -> matching.said(words, text))
                        .map(w -> "a message says \"" + w + "\"");
            }
            List<String> events = content.when().events();
            return events != null && events.contains(trigger.kind()) ? Optional.of("") : Optional.empty();
        }
    }
}

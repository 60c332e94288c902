package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to rules, and what they do. */
public sealed interface RuleEvent extends Event {
    /** What all firings are found by. */
    Term FIRED = Term.of("rule-did", "something");

    /** A rule was made. The rule is whole, after, as in the others. */
    record RuleDefined(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "made the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /** It says something else. */
    record RuleChanged(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "changed the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /** It was switched on. */
    record RuleEnabled(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "switched on the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /** It was switched off. */
    record RuleDisabled(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "switched off the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /** It was removed. */
    record RuleRemoved(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "removed the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /** It is there again. */
    record RuleRestored(Rule rule) implements RuleEvent {
        @Override
        public String sentence() {
            return "brought back the rule " + quoted(rule.content().title());
        }

        @Override
        public Finding finding() {
            return found(rule);
        }
    }

    /**
     * A step of a rule was done, or not done.
     *
     * @param rule which rule
     * @param title what it was called then
     * @param channel where it was met
     * @param entry the entry that met it
     * @param kind the kind of that entry
     * @param why why it was met
     * @param owner whose rights it acted with
     * @param depth how many rules stand behind the event
     * @param step which step, from 1
     * @param steps how many there are
     * @param does what the step is
     * @param done whether it was done
     * @param reason why it was not done; empty when it was
     * @param origin which version of a playbook carries the rule, and under which id; null for one outside of playbooks
     */
    record RuleFired(
            RuleId rule,
            String title,
            ChannelId channel,
            long entry,
            String kind,
            String why,
            PersonId owner,
            int depth,
            int step,
            int steps,
            String does,
            boolean done,
            String reason,
            @Nullable Origin origin)
            implements RuleEvent {
        @Override
        public String sentence() {
            String place = steps == 1 ? "" : " (step " + step + " of " + steps + ")";
            return (done ? "followed" : "could not follow") + " the rule " + quoted(title) + carried() + place
                    + " because " + line(why) + ": " + line(does)
                    + (reason.isEmpty() ? "" : "; not done, since " + line(reason));
        }

        private String carried() {
            return origin == null ? "" : " of version " + origin.version() + " of its playbook";
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(Rule.about(rule), FIRED));
        }
    }

    /**
     * A rule was met and not followed, so that it neither goes round in circles nor floods anybody. Said once; until then
     * nothing more is said about this rule for this reason.
     */
    record RuleStopped(RuleId rule, String title, ChannelId channel, long entry, String reason, Instant until)
            implements RuleEvent {
        @Override
        public String sentence() {
            return "stopped the rule " + quoted(title) + " for now: " + line(reason);
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(Rule.about(rule), FIRED));
        }
    }

    private static Finding found(Rule rule) {
        return new Finding(0, Set.of(Rule.about(rule.id())), rule.content().title(), false);
    }

    private static String quoted(String title) {
        return "\"" + line(title) + "\"";
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }
}

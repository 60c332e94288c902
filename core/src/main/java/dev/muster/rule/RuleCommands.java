package dev.muster.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with rules. */
public interface RuleCommands {
    /** A command about one rule. */
    interface OfRule extends Command {
        /** Which rule. */
        RuleId rule();
    }

    /**
     * Makes a rule, which is on. It acts with the caller's rights as they are whenever it acts. Answers {@code rule}.
     *
     * @param channel the channel whose events it begins with; null for all channels that the caller can read
     * @param playbook the playbook whose incidents it begins with; null for any. Only without a channel
     * @param content what it says
     * @param made the new id; not sent by callers
     */
    record DefineRule(
            @Nullable ChannelId channel,
            @Nullable String playbook,
            RuleContent content,
            @JsonIgnore @Nullable RuleId made)
            implements Command {
        /** A rule to be made. */
        public DefineRule(@Nullable ChannelId channel, @Nullable String playbook, RuleContent content) {
            this(channel, playbook, content, null);
        }
    }

    /**
     * Has a rule say something else; from now on it acts with the caller's rights.
     *
     * @param version the version that the caller saw
     */
    record ChangeRule(RuleId rule, int version, RuleContent content) implements OfRule {}

    /** Switches a rule on; from now on it acts with the caller's rights. */
    record EnableRule(RuleId rule) implements OfRule {}

    /** Switches a rule off. */
    record DisableRule(RuleId rule) implements OfRule {}

    /** Removes a rule; it can be restored. */
    record RemoveRule(RuleId rule) implements OfRule {}

    /** Brings a removed rule back as it was; from now on it acts with the caller's rights. */
    record RestoreRule(RuleId rule) implements OfRule {}

    /**
     * Time for a step of a rule that was met.
     *
     * @param rule which rule
     * @param version the version of the rule that was met
     * @param title what it was called then
     * @param channel where it was met
     * @param entry the entry that met it
     * @param kind the kind of that entry
     * @param why why it was met
     * @param owner whose rights it acts with
     * @param depth how many rules stand behind the event: 0 for something that was no rule's doing
     * @param shown whether what it does is said in that channel
     * @param step which step, from 0
     * @param steps all of them, settled for that channel
     * @param origin where the rule stands; null for one outside of playbooks
     * @param prepared what admission makes of the step
     */
    record FireRule(
            RuleId rule,
            int version,
            String title,
            ChannelId channel,
            long entry,
            String kind,
            String why,
            PersonId owner,
            int depth,
            boolean shown,
            int step,
            List<RuleContent.Step> steps,
            @Nullable Origin origin,
            @JsonIgnore @Nullable Prepared prepared)
            implements Command {
        /** The same, prepared. */
        FireRule with(Prepared now) {
            return new FireRule(
                    rule, version, title, channel, entry, kind, why, owner, depth, shown, step, steps, origin, now);
        }

        /** The next step. */
        FireRule next() {
            return new FireRule(
                    rule, version, title, channel, entry, kind, why, owner, depth, shown, step + 1, steps, origin,
                    null);
        }

        /** Its job: one for each step of each rule on each entry. */
        String job() {
            return "rule/" + rule + "/" + channel + "/" + entry + "/" + step;
        }
    }

    /**
     * Time at which a rule's condition over elapsed time can have turned.
     *
     * @param origin where the rule stands; null for one outside of playbooks
     */
    record LookAgain(
            ChannelId channel, RuleId rule, @Nullable Origin origin) implements ChannelCommand {}

    /**
     * A step as admission leaves it.
     *
     * @param owner as the directory has them now; null when they are not active
     * @param does what the step is, for people
     * @param meant the command that is meant; null when there is none
     * @param problem why there is none; null when there is one
     */
    record Prepared(
            @Nullable Actor owner,
            String does,
            @Nullable Command meant,
            @Nullable String problem) {}
}

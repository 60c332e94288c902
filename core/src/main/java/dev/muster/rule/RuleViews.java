package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Question;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about rules. */
public interface RuleViews {
    /**
     * The rules of a place.
     *
     * @param channel the channel; null for those of the workspace
     * @param removed true for those that were removed; null for the others
     */
    record ListRules(@Nullable ChannelId channel, @Nullable Boolean removed) implements Question<RuleList> {}

    /** One rule. */
    record ShowRule(RuleId rule) implements Question<RuleView> {}

    /**
     * What rules did, newest first: of one rule, or in one channel; one of the two. Only what was about channels that the
     * caller may read.
     *
     * @param before place of the last firing that was seen; null for the newest
     * @param limit 1 to 200; null for 50
     */
    record ListFirings(
            @Nullable RuleId rule,
            @Nullable ChannelId channel,
            @Nullable String before,
            @Nullable Integer limit) implements Question<FiringList> {}

    /**
     * What a rule would have done about what happened in an incident: nothing is done. One of {@code rule} and
     * {@code content}.
     *
     * @param rule a rule that the caller can see
     * @param content one that was not made yet
     */
    record TryRule(
            IncidentId incident,
            @Nullable RuleId rule,
            @Nullable RuleContent content) implements IncidentQuestion<Trial> {}

    /** What rules can be made of. */
    record ListParts() implements Question<Parts> {}

    /**
     * Rules, oldest first.
     *
     * @param webhooksSigned whether there is a secret that webhooks are signed with; absent but for workspace admins who
     *     ask for the workspace's
     */
    record RuleList(
            List<RuleView> rules,
            boolean mayDefine,
            @Nullable Boolean webhooksSigned) {}

    /**
     * A rule. {@code says} is all of it as one sentence; {@code mayChange} is whether the caller may change, switch,
     * remove and restore it.
     */
    record RuleView(
            RuleId id,
            @Nullable ChannelId channel,
            @Nullable String playbook,
            RuleContent content,
            String says,
            boolean enabled,
            boolean removed,
            PersonId owner,
            String ownerName,
            int version,
            Instant since,
            boolean mayChange) {}

    /** Firings; {@code before} is where the next page begins, absent at the end. */
    record FiringList(List<FiringView> firings, @Nullable String before) {}

    /**
     * What was done about one entry by one step of a rule.
     *
     * @param at when
     * @param step which step, from 1; 0 when the rule was stopped before the first
     * @param does what the step is; empty when the rule was stopped
     * @param done whether it was done
     * @param reason why it was not done; empty when it was
     * @param origin which version of a playbook carries the rule; absent for one outside of playbooks
     */
    record FiringView(
            RuleId rule,
            String title,
            ChannelId channel,
            long entry,
            String kind,
            Instant at,
            String why,
            PersonId owner,
            int step,
            int steps,
            String does,
            boolean done,
            String reason,
            @Nullable Origin origin) {}

    /**
     * What a rule would have done.
     *
     * @param hits what it begins with, oldest first, at most 200
     * @param looked how many entries were looked at
     * @param more whether there were more entries than could be looked at, or more hits
     */
    record Trial(List<Hit> hits, int looked, boolean more) {}

    /**
     * Something that a rule begins with.
     *
     * @param entry the number of the entry
     * @param fires whether the rule would have been followed
     * @param why why, or why not
     * @param would what would have been done, step by step; empty when nothing
     */
    record Hit(long entry, Instant at, String kind, String sentence, boolean fires, String why, List<String> would) {}

    /** What rules can begin with, and what they can do. */
    record Parts(List<TriggerPart> triggers, List<ActionPart> actions) {}

    /** A sort of event. */
    record TriggerPart(String kind, String words) {}

    /** An action. */
    record ActionPart(String name, String words, List<RuleAction.Field> fields) {}
}

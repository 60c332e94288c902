package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands.
 *
 * @param id which
 * @param channel the channel whose events it begins with; null for a rule of the workspace
 * @param playbook the playbook whose incidents it begins with; null for any
 * @param content what it says
 * @param enabled whether it is on
 * @param removed whether it was removed; it can be restored
 * @param owner whose rights it acts with: whoever last defined, changed, switched on or restored it
 * @param ownerName their name at that time
 * @param version 1 at first, one more with every change of any sort
 * @param since when it last changed
 */
public record Rule(
        RuleId id,
        @Nullable ChannelId channel,
        @Nullable String playbook,
        RuleContent content,
        boolean enabled,
        boolean removed,
        PersonId owner,
        String ownerName,
        int version,
        Instant since) {
    /** The sort of journal in which rules of a workspace are kept. */
    static final String SORT = "rules";

    /** The sort of journal in which it is kept what the rules of a workspace did; nobody reads it but by questions. */
    static final String FIRINGS = "rule-firings";

    /** How rules are kept: found by where they are in effect, in the order in which they were made. */
    static final Kind<Rule> KIND = new Kind<>(
            "rule.rule", Rule.class, r -> r.id().value(), r -> Set.of(in(r.channel()), Term.of("all", true)), r -> 0);

    /** What the rules of a channel are found by; of null, those of the workspace. */
    static Term in(@Nullable ChannelId channel) {
        return Term.of("in", channel == null ? "workspace" : "channel/" + channel);
    }

    /** What everything about a rule is found by. */
    static Term about(RuleId rule) {
        return Term.of("rule", rule);
    }

    /** The journal of the workspace's rules, whose head all that rules do takes in turn. */
    static JournalId home(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "workspace");
    }

    /** Where it is said what is made of the rule. */
    JournalId journal(WorkspaceId workspace) {
        return channel == null ? home(workspace) : channel.journal(workspace);
    }

    /** True for a rule whose firings are said where they begin. */
    boolean shown() {
        return channel != null || playbook != null;
    }

    /** Where it is said what it did about something in a channel. */
    JournalId firings(WorkspaceId workspace, ChannelId where) {
        return shown() ? where.journal(workspace) : JournalId.of(workspace, FIRINGS, id.value());
    }

    /** True while it begins with anything. */
    boolean live() {
        return enabled && !removed;
    }

    /** The same with other content, as somebody else's. */
    Rule changed(RuleContent now, PersonId by, String name, Instant at) {
        return new Rule(id, channel, playbook, now, enabled, removed, by, name, version + 1, at);
    }

    /** The same, on, as somebody's. */
    Rule on(PersonId by, String name, Instant at) {
        return new Rule(id, channel, playbook, content, true, false, by, name, version + 1, at);
    }

    /** The same, off. */
    Rule off(Instant at) {
        return new Rule(id, channel, playbook, content, false, removed, owner, ownerName, version + 1, at);
    }

    /** The same, removed. */
    Rule gone(Instant at) {
        return new Rule(id, channel, playbook, content, enabled, true, owner, ownerName, version + 1, at);
    }

    /** The same, there again as it was, as somebody's. */
    Rule back(PersonId by, String name, Instant at) {
        return new Rule(id, channel, playbook, content, enabled, false, by, name, version + 1, at);
    }
}

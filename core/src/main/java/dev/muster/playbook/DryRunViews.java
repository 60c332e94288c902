package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.Marking;
import dev.muster.command.Command;
import dev.muster.command.Question;
import dev.muster.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What declaring an incident by a playbook would do, without doing it. */
public interface DryRunViews {
    /**
     * Asks what would happen. It is refused as the declaration would be, and a draft as its publication would be.
     *
     * @param playbook which
     * @param draft true for its draft, which editors alone may ask for; null for its newest version
     * @param title what the incident would be called; null for the playbook's title
     * @param severity null for what the playbook says
     * @param parameters what the playbook may refer to, at most 50
     * @param properties values of its properties by their id, for what depends on them
     * @param made what admission makes of it; not sent by callers
     */
    record DryRun(
            String playbook,
            @Nullable Boolean draft,
            @Nullable String title,
            @Nullable Severity severity,
            @Nullable Map<String, String> parameters,
            @Nullable Map<String, List<String>> properties,
            @JsonIgnore @Nullable Command made)
            implements Question<Outcome> {
        /** The newest version, by itself. */
        public static DryRun of(String playbook) {
            return new DryRun(playbook, null, null, null, null, null, null);
        }
    }

    /**
     * What would be.
     *
     * @param severity how bad it would be
     * @param nextUpdateAt when the first update would be promised for; null for no promise
     * @param callLink address of its call; null for none
     * @param updateTemplate what an update would begin as; null for nothing
     * @param channels its own channel first
     * @param roles in their order
     * @param tasks in their order, those too that would be hidden
     * @param posted what would be written into its channels, in order
     * @param timers what would come due by itself, the first first
     * @param rules what would be done by itself when it is met
     */
    record Outcome(
            Severity severity,
            @Nullable Instant nextUpdateAt,
            @Nullable String callLink,
            @Nullable String updateTemplate,
            List<WouldOpen> channels,
            List<WouldHold> roles,
            List<WouldDo> tasks,
            List<WouldSay> posted,
            List<WouldCome> timers,
            List<WouldFollow> rules) {}

    /** A channel that would be opened, and who would be in it. */
    record WouldOpen(String name, String purpose, @Nullable Marking marking, boolean home, List<WouldInvite> people) {}

    /** Someone who would be in a channel. */
    record WouldInvite(PersonId person, String name, String rank) {}

    /** A role that the incident would have; nobody for null. */
    record WouldHold(
            String name,
            String title,
            @Nullable PersonId primary,
            @Nullable String primaryName,
            @Nullable PersonId backup,
            @Nullable String backupName) {}

    /**
     * A task that would be there.
     *
     * @param id its id in the playbook
     * @param due when it would be due; null for no time, or one that starts later
     * @param dueAfter what its time starts from, when that is not the declaration
     * @param escalatesAt when silence about it would be noticed; null for never
     * @param condition id of what it depends on; null for nothing
     * @param shown whether it would be shown at once
     */
    record WouldDo(
            @Nullable String id,
            String title,
            String stage,
            @Nullable PersonId owner,
            @Nullable String ownerName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            @Nullable Instant due,
            @Nullable String dueAfter,
            @Nullable Instant escalatesAt,
            @Nullable String condition,
            boolean shown) {}

    /** Something that would be written into a channel, as the end of a sentence that begins with the caller. */
    record WouldSay(String channel, String kind, String sentence) {}

    /**
     * A rule that would be followed in the incident, with the rights of whoever published the version.
     *
     * @param id its id in the playbook
     * @param when what it begins with
     * @param steps names of the actions, in order
     */
    record WouldFollow(String id, String title, RulePlan.When when, List<String> steps) {}

    /** A command that time would bring about, such as {@code task.silent}; {@code about} says of what. */
    record WouldCome(String command, String about, Instant due) {}
}

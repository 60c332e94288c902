package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked by those who write playbooks, and what the answers look like. */
public interface AuthoringViews {
    /** All drafts; for editors. */
    record ListDrafts() implements Question<DraftList> {}

    /** One draft; for editors. */
    record ShowDraft(String playbook) implements Question<DraftView> {}

    /**
     * The versions of a playbook, newest first.
     *
     * @param before only versions below this number; null for the newest
     * @param limit 1 to 100; null for 50
     */
    record ListVersions(
            String playbook,
            @Nullable Integer before,
            @Nullable Integer limit) implements Question<VersionList> {}

    /**
     * What is different between two states of a playbook.
     *
     * @param earlier the earlier version; null for the newest published one
     * @param later the later version; null for the draft, which editors alone may ask for
     */
    record Compare(
            String playbook,
            @Nullable Integer earlier,
            @Nullable Integer later) implements Question<Difference> {}

    /**
     * What is wrong or unwise in a playbook. People are looked up when the content is given; of what is stored, those
     * are known who were when it was stored.
     *
     * @param content what to look at; null for what is stored
     * @param playbook whose stored content, unless it is given
     * @param version which version of it; null for the draft, which editors alone may ask for
     * @param made what admission makes of it; not sent by callers
     */
    record Lint(
            @Nullable PlaybookContent content,
            @Nullable String playbook,
            @Nullable Integer version,
            @JsonIgnore @Nullable Looked made)
            implements Question<Findings> {}

    /** Those whom a content names and the directory knows. */
    record Looked(List<Added> people) {}

    /** Drafts, the latest last. */
    record DraftList(List<DraftLine> drafts) {}

    /** A draft as one line of a list; {@code newest} is the newest published version, 0 for none. */
    record DraftLine(
            String playbook,
            @Nullable String title,
            int version,
            int basedOn,
            int newest,
            Instant savedAt,
            PersonId savedBy) {}

    /** A draft whole. */
    record DraftView(
            String playbook,
            int version,
            int basedOn,
            int newest,
            PlaybookContent content,
            Instant savedAt,
            PersonId savedBy) {}

    /** Versions, newest first; {@code more} says that there are earlier ones. */
    record VersionList(String playbook, boolean archived, List<VersionLine> versions, boolean more) {}

    /** A version as one line of a list. */
    record VersionLine(int version, String title, Instant publishedAt, PersonId publishedBy) {}

    /** What is different, in the order of the later content. */
    record Difference(List<Changed> changes) {}

    /**
     * One thing that is different.
     *
     * @param sort what became of it
     * @param part what sort of part it is: {@code playbook}, {@code task}, {@code stage}, {@code property},
     *     {@code condition}, {@code role}, {@code channel}, {@code metric}, {@code standup} or {@code person}
     * @param id by which it is known: of a task, property, condition and metric its id; of a role its name; of a channel
     *     its purpose; of a stage and a standup their title; empty for the playbook itself
     * @param field what of it changed; null unless that is what happened
     * @param before the value before as JSON, or the stage of a task; null for none
     * @param after the same after
     * @param sentence all of it for people
     */
    record Changed(
            Change sort,
            String part,
            String id,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after,
            String sentence) {}

    /** What became of a part. */
    enum Change {
        /** It is new. */
        @JsonProperty("added")
        ADDED,
        /** It is gone. */
        @JsonProperty("removed")
        REMOVED,
        /** It has another place. */
        @JsonProperty("moved")
        MOVED,
        /** It says something else. */
        @JsonProperty("changed")
        CHANGED
    }

    /** What was found, the worst first; {@code publishable} when none of it is an error. */
    record Findings(boolean publishable, List<Finding> findings) {}

    /**
     * Something wrong or unwise.
     *
     * @param path where, such as {@code content.checklists[0].tasks[2].ownerRole}
     * @param code a word for what it is, for programs and for whoever says it in another language; never changes
     * @param values what the message names, by name; a name that ends in {@code Seconds} is a length of time
     * @param message what to do about it, in English
     */
    record Finding(String path, Level level, String code, Map<String, String> values, String message) {}

    /** How bad a finding is. */
    enum Level {
        /** It cannot be published. */
        @JsonProperty("error")
        ERROR,
        /** It will hurt. */
        @JsonProperty("warning")
        WARNING,
        /** It may be meant. */
        @JsonProperty("hint")
        HINT
    }
}

package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with drafts, and with playbooks as a whole. */
public interface DraftCommands {
    /** A command about one playbook. */
    interface OnPlaybook extends Command {
        /** Which; null only for one that is new, and never behind admission. */
        @Nullable
        String playbook();
    }

    /**
     * Keeps what the next version is to say; nothing in it has to be right yet. Answers {@code playbook} and
     * {@code version}, the draft's.
     *
     * @param playbook which; null for a new one
     * @param content what it says so far, at most 256 KiB as JSON; anything in it may be missing
     * @param version the draft's version that this one follows; null when there is none yet
     * @param basedOn the published version that it starts from from now on; null leaves it, or means the newest
     * @param made what admission makes of it; not sent by callers
     */
    record SaveDraft(
            @Nullable String playbook,
            PlaybookContent content,
            @Nullable Integer version,
            @Nullable Integer basedOn,
            @JsonIgnore @Nullable Found made)
            implements OnPlaybook {
        /** A draft to be kept. */
        public SaveDraft(@Nullable String playbook, PlaybookContent content, @Nullable Integer version) {
            this(playbook, content, version, null, null);
        }
    }

    /** Everyone whom a draft names and the directory knows; {@code fresh} for the draft of a new playbook. */
    record Found(boolean fresh, List<Added> people) {}

    /** Throws a draft away; its version may be null for whichever it is at. */
    record DiscardDraft(String playbook, @Nullable Integer version) implements OnPlaybook {}

    /**
     * Publishes what the draft says, as it was saved, and ends the draft. Answers {@code playbook} and
     * {@code version}, the published one.
     *
     * @param version the draft's version that is meant
     */
    record PublishDraft(String playbook, int version) implements OnPlaybook {}

    /** Takes a playbook out of use: nothing is declared by it any more; what runs by it goes on. */
    record ArchivePlaybook(String playbook) implements OnPlaybook {}

    /** Takes a playbook into use again. */
    record RestorePlaybook(String playbook) implements OnPlaybook {}

    /**
     * Publishes a shipped playbook as one of the workspace's own. Answers {@code playbook} and {@code version}.
     *
     * @param entry its id in the library
     * @param playbook the id that it gets, given by admission; not sent by callers
     */
    record AddFromLibrary(
            String entry, @JsonIgnore @Nullable String playbook) implements OnPlaybook {
        /** One to be added. */
        public AddFromLibrary(String entry) {
            this(entry, null);
        }
    }
}

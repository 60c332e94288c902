package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with playbooks. */
public interface PlaybookCommands {
    /**
     * Publishes a version. Answers {@code playbook} and {@code version}; the same content as the newest version's
     * changes nothing.
     *
     * @param playbook which; null for a new one
     * @param made what admission makes of it; not sent by callers
     */
    record PublishPlaybook(
            @Nullable String playbook,
            PlaybookContent content,
            @JsonIgnore @Nullable Made made) implements Command {
        /** A version to be published. */
        public PublishPlaybook(@Nullable String playbook, PlaybookContent content) {
            this(playbook, content, null);
        }
    }

    /** The playbook's id, given or new, and everyone whom its content names. */
    record Made(String id, List<Added> people) {}
}

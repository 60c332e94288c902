package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about playbooks, and what the answers look like. */
public interface PlaybookViews {
    /**
     * All playbooks.
     *
     * @param archived true for those that are out of use; null for those in use
     */
    record ListPlaybooks(@Nullable Boolean archived) implements Question<PlaybookList> {
        /** Those in use. */
        public ListPlaybooks() {
            this(null);
        }
    }

    /** One version of a playbook; null for the newest. */
    record ShowPlaybook(String playbook, @Nullable Integer version) implements Question<PlaybookView> {}

    /** Playbooks. */
    record PlaybookList(List<PlaybookLine> playbooks) {}

    /** A playbook as one line of a list: its newest version. */
    record PlaybookLine(String id, int version, String title, String description, Instant publishedAt) {}

    /** A version whole. */
    record PlaybookView(String id, int version, PlaybookContent content, Instant publishedAt, PersonId publishedBy) {}
}

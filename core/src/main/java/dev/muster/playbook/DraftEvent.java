package dev.muster.playbook;

import dev.muster.journal.Event;
import org.jspecify.annotations.Nullable;

/** What can happen to drafts, in a journal that only editors read, and to playbooks as a whole, in their own. */
public sealed interface DraftEvent extends Event {
    /** A draft was saved; what it says is in the draft, not here. {@code basedOn} is 0 for no version. */
    record DraftSaved(int version, int basedOn, @Nullable String title) implements DraftEvent {
        @Override
        public String sentence() {
            return "saved version " + version + " of the draft" + (title == null ? "" : " " + title);
        }
    }

    /** A draft was thrown away. */
    record DraftDiscarded(int version) implements DraftEvent {
        @Override
        public String sentence() {
            return "threw the draft away";
        }
    }

    /** A draft became a published version, and is no more. */
    record DraftPublished(int version, int published) implements DraftEvent {
        @Override
        public String sentence() {
            return "published the draft as version " + published;
        }
    }

    /** The playbook was taken out of use. */
    record PlaybookArchived(String title) implements DraftEvent {
        @Override
        public String sentence() {
            return "took the playbook " + title + " out of use";
        }
    }

    /** The playbook was taken into use again. */
    record PlaybookRestored(String title) implements DraftEvent {
        @Override
        public String sentence() {
            return "took the playbook " + title + " into use again";
        }
    }
}

package dev.muster.retrospective;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that can happen to a retrospective, in the incident's journal. */
public sealed interface RetrospectiveEvent extends Event {
    /** What was done to a part. */
    enum What {
        /** It is new. */
        ADDED,
        /** It says something else. */
        EDITED,
        /** It is gone. */
        REMOVED,
        /** It stands differently. */
        STATE;

        /** The word that files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It was begun, with these sections. */
    record RetrospectiveBegun(List<Section> sections) implements RetrospectiveEvent {
        /** Takes a copy. */
        public RetrospectiveBegun {
            sections = List.copyOf(sections);
        }

        @Override
        public String sentence() {
            return "began the retrospective with " + sections.size()
                    + (sections.size() == 1 ? " section" : " sections");
        }

        @Override
        public Finding finding() {
            return Finding.text(
                    sections.stream().map(s -> s.title() + "\n" + s.text()).collect(Collectors.joining("\n")));
        }
    }

    /** A section was changed; whole, after. */
    record SectionChanged(Section section, What what) implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return what.word() + " the section \"" + section.title() + "\" of the retrospective";
        }

        @Override
        public Finding finding() {
            return what == What.REMOVED ? Finding.NOTHING : Finding.text(section.title() + "\n" + section.text());
        }
    }

    /** What contributed was changed; whole, after. */
    record FactorChanged(Factor factor, What what) implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return what.word() + " a contributing factor: "
                    + factor.text().lines().findFirst().orElse("");
        }

        @Override
        public Finding finding() {
            return what == What.REMOVED ? Finding.NOTHING : Finding.text(factor.text());
        }
    }

    /** An action item was changed; whole, after. */
    record ActionChanged(ActionItem action, What what, List<PersonId> notified) implements RetrospectiveEvent {
        /** Takes a copy. */
        public ActionChanged {
            notified = List.copyOf(notified);
        }

        @Override
        public String sentence() {
            String named = "the action item \"" + action.title() + "\"";
            return what == What.STATE
                    ? "set " + named + " to " + action.state().word()
                            + (action.note().isEmpty() ? "" : " (" + action.note() + ")")
                    : what.word() + " " + named + (action.ownerName() == null ? "" : " for " + action.ownerName());
        }

        @Override
        public Finding finding() {
            return new Finding(
                    0, IncidentEvent.notifying(notified).terms(), action.title() + "\n" + action.note(), false);
        }
    }

    /** An action item is not done and its time has come. */
    record ActionOverdue(String action, String title, List<PersonId> notified) implements RetrospectiveEvent {
        /** Takes a copy. */
        public ActionOverdue {
            notified = List.copyOf(notified);
        }

        @Override
        public String sentence() {
            return "noticed that the action item \"" + title + "\" is overdue";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** It waits to be published. */
    record RetrospectiveAwaited(List<PersonId> notified) implements RetrospectiveEvent {
        /** Takes a copy. */
        public RetrospectiveAwaited {
            notified = List.copyOf(notified);
        }

        @Override
        public String sentence() {
            return "noticed that the retrospective is not published";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** It was published: how many sections, factors and action items it has; each stands in its own entries. */
    record RetrospectivePublished(int sections, int factors, int actions) implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return "published the retrospective";
        }
    }

    /** It is written again. */
    record RetrospectiveReopened() implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return "reopened the retrospective";
        }
    }

    /** A change of a playbook was proposed. What it is to say stands with the proposal, for those who read playbooks. */
    record ChangeProposed(String proposal, String playbook, String title, int baseVersion, String reason)
            implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return "proposed a change of the playbook " + title + ": " + reason;
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n" + reason);
        }
    }

    /** A proposal was decided; {@code version} is what it became, 0 when it was declined. */
    record ChangeDecided(String proposal, String playbook, Proposal.Progress state, int version, String reason)
            implements RetrospectiveEvent {
        @Override
        public String sentence() {
            return state == Proposal.Progress.ACCEPTED
                    ? "accepted the change of the playbook as version " + version
                    : "declined the change of the playbook (" + reason + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }
}

package dev.muster.stakeholder;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to updates. What happens to drafts stands in a journal that only their writers read. */
public sealed interface StakeholderEvent extends Event {
    /** In the workspace's own journal: who needs to know what was said anew. */
    record MatrixSet(int version, Matrix.Content content) implements StakeholderEvent {
        @Override
        public String sentence() {
            return "set version " + version + " of who needs to know what";
        }
    }

    /** A draft was written. */
    record DraftSaved(UpdateId update, int version, List<String> audiences, List<Wording> texts)
            implements StakeholderEvent {
        @Override
        public String sentence() {
            return "wrote version " + version + " of an update";
        }
    }

    /** Its approval was asked for. */
    record DraftSubmitted(UpdateId update, int version) implements StakeholderEvent {
        @Override
        public String sentence() {
            return "asked for approval of version " + version + " of an update";
        }
    }

    /** A second person approved it. */
    record DraftApproved(
            UpdateId update, int version, @Nullable String release) implements StakeholderEvent {
        @Override
        public String sentence() {
            return "approved version " + version + " of an update";
        }
    }

    /** A second person said what is wrong with it. */
    record DraftRejected(UpdateId update, int version, String reason) implements StakeholderEvent {
        @Override
        public String sentence() {
            return "rejected version " + version + " of an update: " + reason;
        }
    }

    /** Nobody is to have it. */
    record DraftWithdrawn(UpdateId update, int version, String reason) implements StakeholderEvent {
        @Override
        public String sentence() {
            return "withdrew an update" + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** In a person's own journal: somebody asks them to approve an update. */
    record ApprovalWanted(IncidentId incident, String title, UpdateId update, String byName, PersonId person)
            implements StakeholderEvent {
        @Override
        public String sentence() {
            return "passed on that " + byName + " asks for approval of an update on \"" + title + "\"";
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(List.of(person));
        }
    }

    /** Why an audience got nothing. */
    enum Withheld {
        /** The incident is an exercise, and these are outside of it. */
        EXERCISE,
        /** There is no channel of theirs that takes anything, and no people. */
        NOWHERE,
        /** The matrix has no such audience any more. */
        GONE
    }

    /**
     * What one audience was told.
     *
     * @param audience its id
     * @param name what it is called
     * @param language in which
     * @param text what was said; empty when it was withheld
     * @param facts true when nobody wrote it, so that it holds facts only
     * @param channels where it was posted
     * @param people true when its people are told one by one as well
     * @param nextAt when the next one goes out by itself; null for never
     * @param withheld why nothing was said; null when it was
     */
    record AudienceTold(
            String audience,
            String name,
            String language,
            String text,
            boolean facts,
            List<ChannelId> channels,
            boolean people,
            @Nullable Instant nextAt,
            @Nullable Withheld withheld) {}

    /**
     * In the incident: an update went out.
     *
     * @param update which; null when nobody wrote it
     * @param told who was told what
     * @param automatic true when it went out by itself
     * @param last true when nothing more goes out by itself, because the incident is over
     * @param writtenBy who wrote it; null for nobody
     * @param writtenByName their name
     * @param approvedBy who approved it; null for nobody
     * @param approvedByName their name
     * @param release why it may go where the marking is wider; null for no such reason
     */
    record UpdatePublished(
            @Nullable UpdateId update,
            List<AudienceTold> told,
            boolean automatic,
            boolean last,
            @Nullable PersonId writtenBy,
            @Nullable String writtenByName,
            @Nullable PersonId approvedBy,
            @Nullable String approvedByName,
            @Nullable String release)
            implements StakeholderEvent {
        /** Takes a copy. */
        public UpdatePublished {
            told = List.copyOf(told);
        }

        @Override
        public String sentence() {
            String facts = told.stream().anyMatch(AudienceTold::facts) ? ", facts only" : "";
            String withheld = names(true);
            return "told " + (names(false).isEmpty() ? "nobody" : names(false) + facts)
                    + (withheld.isEmpty() ? "" : ", withheld from " + withheld);
        }

        private String names(boolean without) {
            return told.stream()
                    .filter(t -> (t.withheld() != null) == without)
                    .map(AudienceTold::name)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public Finding finding() {
            return Finding.text(told.stream().map(AudienceTold::text).distinct().collect(Collectors.joining("\n")));
        }
    }

    /**
     * In a channel of an audience, or in the own journal of one of its people: what they are told.
     *
     * @param number the incident's number
     * @param audience what the audience is called
     * @param language in which
     * @param text what is said
     * @param automatic true when it went out by itself
     * @param facts true when nobody wrote it
     * @param last true when it is the last that goes out by itself
     * @param nextAt when the next one goes out by itself; null for never
     * @param notified whom it notifies
     * @param via by which group of notifiers; null for what each has chosen
     * @param about in a person's own journal, the channel by whose marking it leaves; null in a channel
     */
    record UpdateReceived(
            long number,
            String audience,
            String language,
            String text,
            boolean automatic,
            boolean facts,
            boolean last,
            @Nullable Instant nextAt,
            List<PersonId> notified,
            @Nullable String via,
            @Nullable ChannelId about)
            implements StakeholderEvent {
        /** Takes a copy. */
        public UpdateReceived {
            notified = List.copyOf(notified);
        }

        UpdateReceived to(List<PersonId> people, @Nullable ChannelId newAbout) {
            return new UpdateReceived(
                    number, audience, language, text, automatic, facts, last, nextAt, people, via, newAbout);
        }

        @Override
        public String sentence() {
            return "told " + audience + " about INC-" + number + (facts ? ", facts only" : "") + ": " + text;
        }

        @Override
        public Finding finding() {
            return new Finding(0, IncidentEvent.notifying(notified).terms(), text, false);
        }
    }
}

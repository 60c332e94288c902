package dev.muster.stakeholder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Bulky;
import dev.muster.command.Command;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.record.Find;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done to tell those who need to know. Drafts are written by those whom the matrix lets write. */
public interface StakeholderCommands {
    /**
     * Says who needs to know what: all of it. For administrators. Answers {@code version}. Incidents that are open go by
     * it from then on.
     *
     * @param content what it says
     * @param version the version that this one follows; 0 for the first
     */
    record SetMatrix(Matrix.Content content, int version) implements Command, Bulky {}

    /**
     * Keeps what an update is to say; whatever was approved of it is not approved any more. Answers {@code update} and
     * {@code version}.
     *
     * @param update which; null for a new one
     * @param audiences ids of those whom it is for, 1 to 50
     * @param texts what it says, 1 to 10 languages; an audience gets its own, or else the first
     * @param version the version that this one follows; null for a new one
     * @param made the id of a new one; not sent by callers
     */
    record SaveUpdate(
            IncidentId incident,
            @Nullable UpdateId update,
            List<String> audiences,
            List<Wording> texts,
            @Nullable Integer version,
            @JsonIgnore @Nullable UpdateId made)
            implements IncidentCommand {
        /** One to be begun. */
        public static SaveUpdate fresh(IncidentId incident, List<String> audiences, Wording... texts) {
            return new SaveUpdate(incident, null, audiences, List.of(texts), null, null);
        }
    }

    /** Asks for approval of a version; the others who may approve it are told. */
    record SubmitUpdate(IncidentId incident, UpdateId update, int version) implements IncidentCommand {}

    /**
     * Approves a version that somebody else wrote and submitted.
     *
     * @param release why it may go where the marking is wider, at most 250 characters; null for no such thing
     */
    record ApproveUpdate(
            IncidentId incident,
            UpdateId update,
            int version,
            @Nullable String release) implements IncidentCommand {}

    /** Says what is wrong with a version; {@code reason} has 1 to 500 characters. */
    record RejectUpdate(IncidentId incident, UpdateId update, int version, String reason) implements IncidentCommand {}

    /** Sees to it that nobody gets it any more; the reason may be null. */
    record WithdrawUpdate(
            IncidentId incident, UpdateId update, @Nullable String reason) implements IncidentCommand {}

    /**
     * Tells its audiences now: those that do not have it yet. Answers {@code entry}, its number in the incident's channel.
     *
     * @param version the version that is meant
     * @param release as when it is approved; null for what was said then
     */
    record PublishUpdate(
            IncidentId incident,
            UpdateId update,
            int version,
            @Nullable String release) implements IncidentCommand {}

    /** An audience is due to be told. Sent by time alone. */
    record SendUpdate(IncidentId incident, String audience, Instant due) implements IncidentCommand {}

    /**
     * Brings what was published to the people of an audience, some at a time. Sent by time alone.
     *
     * @param audience id of the audience
     * @param entry the number of the publication in the incident's channel
     * @param except channels whose members have it already
     * @param people who is still to be told
     * @param groups groups of whom the same is so, looked up when it is their turn
     * @param received what they get
     * @param members who is in the groups; not stored
     */
    record BringUpdate(
            IncidentId incident,
            String audience,
            long entry,
            List<ChannelId> except,
            List<PersonId> people,
            List<GroupId> groups,
            UpdateReceived received,
            @JsonIgnore @Nullable Set<PersonId> members)
            implements IncidentCommand {}

    /** Has open incidents go by the newest matrix, some at a time. Sent by time alone. */
    record GoByMatrix(int version, Find.@Nullable Place after) implements Command {}
}

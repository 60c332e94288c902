package dev.muster.retrospective;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Command;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.PlaybookContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with retrospectives. Where a {@code version} is given, the command is refused unless what it changes
 * is at that version: nobody overwrites what they have not seen, and two people who edit different sections do not
 * meet.
 */
public interface RetrospectiveCommands {
    /** Begins one, from the template of the incident's playbook if it has one. It begins by itself when resolved. */
    record BeginRetrospective(IncidentId incident) implements IncidentCommand {}

    /** Adds a section at the end: title 1 to 200 characters, text at most 20,000. Answers {@code section}. */
    record AddSection(
            IncidentId incident, String title, @Nullable String text) implements IncidentCommand {}

    /** Writes a section anew; null leaves the title or the text. */
    record EditSection(
            IncidentId incident,
            String section,
            @Nullable String title,
            @Nullable String text,
            int version) implements IncidentCommand {}

    /** Takes a section out. */
    record RemoveSection(IncidentId incident, String section, int version) implements IncidentCommand {}

    /** Adds something that contributed, 1 to 2,000 characters. Answers {@code factor}. */
    record AddFactor(IncidentId incident, String text) implements IncidentCommand {}

    /** Says anew what contributed. */
    record EditFactor(IncidentId incident, String factor, String text, int version) implements IncidentCommand {}

    /** Takes something out that did not contribute after all. */
    record RemoveFactor(IncidentId incident, String factor, int version) implements IncidentCommand {}

    /**
     * Adds an action item. Answers {@code action}.
     *
     * @param title 1 to 200 characters
     * @param owner who does it, who comes into the channel by it; null for nobody
     * @param due until when; null for no time
     * @param found the owner as the directory has them; not sent by callers
     */
    record AddAction(
            IncidentId incident,
            String title,
            @Nullable PersonId owner,
            @Nullable Instant due,
            @JsonIgnore @Nullable Person found)
            implements IncidentCommand {
        /** An action item to be added. */
        public AddAction(IncidentId incident, String title, @Nullable PersonId owner, @Nullable Instant due) {
            this(incident, title, owner, due, null);
        }
    }

    /**
     * Changes an action item.
     *
     * @param title null leaves it
     * @param owner null leaves it, empty text takes it away
     * @param due null leaves it
     * @param version the version that the sender saw
     * @param found the owner as the directory has them; not sent by callers
     */
    record EditAction(
            IncidentId incident,
            String action,
            @Nullable String title,
            @Nullable String owner,
            @Nullable Instant due,
            int version,
            @JsonIgnore @Nullable Person found)
            implements IncidentCommand {
        /** An action item to be changed. */
        public EditAction(
                IncidentId incident,
                String action,
                @Nullable String title,
                @Nullable String owner,
                @Nullable Instant due,
                int version) {
            this(incident, action, title, owner, due, version, null);
        }
    }

    /** Says how an action item stands; the note, at most 500 characters, may be null. */
    record SetActionState(
            IncidentId incident,
            String action,
            ActionItem.Progress state,
            @Nullable String note) implements IncidentCommand {}

    /** Publishes it: what it says stays as it is. */
    record PublishRetrospective(IncidentId incident) implements IncidentCommand {}

    /** Goes on writing one that was published. */
    record ReopenRetrospective(IncidentId incident) implements IncidentCommand {}

    /**
     * Proposes a change of a playbook. Answers {@code proposal}.
     *
     * @param playbook which; null for the one that the incident runs by
     * @param baseVersion the version that was changed; null for the newest
     * @param content what the playbook is to say, whole
     * @param reason why, 1 to 2,000 characters
     * @param action the action item that it carries out; null for none
     * @param made what admission makes of it; not sent by callers
     */
    record ProposeChange(
            IncidentId incident,
            @Nullable String playbook,
            @Nullable Integer baseVersion,
            PlaybookContent content,
            String reason,
            @Nullable String action,
            @JsonIgnore @Nullable Proposed made)
            implements IncidentCommand {
        /** A change to be proposed of the playbook that the incident runs by. */
        public static ProposeChange of(IncidentId incident, PlaybookContent content, String reason) {
            return new ProposeChange(incident, null, null, content, reason, null, null);
        }

        /** What admission adds: the new id, and everyone whom the content names. */
        public record Proposed(String id, List<Added> people) {
            /** Takes a copy. */
            public Proposed {
                people = List.copyOf(people);
            }
        }
    }

    /** Something about a proposal, by those who may publish playbooks. */
    interface OfProposal extends Command {
        /** Of which playbook. */
        String playbook();

        /** Which proposal. */
        String proposal();
    }

    /** Publishes what is proposed as the next version, while the version that it changes is the newest. */
    record AcceptChange(String playbook, String proposal) implements OfProposal {}

    /** Declines a proposal with a reason, 1 to 2,000 characters. */
    record DeclineChange(String playbook, String proposal, String reason) implements OfProposal {}

    /** An action item is due; {@code occurrence} is how often its owner was told before. Sent by time alone. */
    record RemindOfAction(IncidentId incident, String action, Instant due, int occurrence) implements IncidentCommand {}

    /** A retrospective waits to be published; {@code occurrence} is how often that was said. Sent by time alone. */
    record RemindOfRetrospective(IncidentId incident, int occurrence) implements IncidentCommand {}
}

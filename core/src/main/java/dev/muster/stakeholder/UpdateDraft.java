package dev.muster.stakeholder;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An update that is being written, and what became of it.
 *
 * @param id which
 * @param incident about which incident
 * @param version counts what was written, from 1
 * @param audiences ids of the audiences that it is for
 * @param texts what it says, one for each language
 * @param phase how far it is
 * @param writtenBy who wrote what it says now
 * @param writtenByName their name
 * @param writtenAt when
 * @param submittedBy who asked for approval; null while nobody did
 * @param approvedBy who approved what it says now; null for nobody
 * @param approvedByName their name
 * @param approvedAt when
 * @param release why it may go where the marking is wider; null for no such reason
 * @param reason why it was rejected or withdrawn; empty for no reason
 * @param told ids of the audiences that have it
 */
public record UpdateDraft(
        UpdateId id,
        IncidentId incident,
        int version,
        List<String> audiences,
        List<Wording> texts,
        Phase phase,
        PersonId writtenBy,
        String writtenByName,
        Instant writtenAt,
        @Nullable PersonId submittedBy,
        @Nullable PersonId approvedBy,
        @Nullable String approvedByName,
        @Nullable Instant approvedAt,
        @Nullable String release,
        String reason,
        List<String> told) {
    /** The sort of the journals of drafts: read by those who may write them, and by nobody else. */
    static final String SORT = "stakeholder-draft";

    /** How drafts are kept: found by incident and phase, in the order in which they were last written. */
    static final Kind<UpdateDraft> KIND = new Kind<>(
            "stakeholder.draft",
            UpdateDraft.class,
            d -> d.id().value(),
            d -> Set.of(
                    Term.of("incident", d.incident()),
                    Term.of("phase", d.phase().word())),
            d -> d.writtenAt().toEpochMilli());

    /** How far a draft is. */
    public enum Phase {
        /** It is being written. */
        DRAFT,
        /** A second person is asked to approve it. */
        SUBMITTED,
        /** A second person approved it; it goes out by hand or with the next update that goes out by itself. */
        APPROVED,
        /** A second person said what is wrong with it. */
        REJECTED,
        /** Nobody is to have it. */
        WITHDRAWN,
        /** Every audience that it is for has it. */
        PUBLISHED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean over() {
            return this == WITHDRAWN || this == PUBLISHED;
        }
    }

    /** Takes copies. */
    public UpdateDraft {
        audiences = List.copyOf(audiences);
        texts = List.copyOf(texts);
        told = List.copyOf(told);
    }

    static JournalId journal(WorkspaceId workspace, IncidentId incident) {
        return JournalId.of(workspace, SORT, incident.value());
    }

    /** The draft of this id, if it is this incident's. */
    static UpdateDraft in(State state, IncidentId incident, UpdateId id) {
        return state.get(KIND, id.value())
                .filter(d -> d.incident().equals(incident))
                .orElseThrow(Rejection::absent);
    }

    /** The same with other words: whatever was approved is not approved any more. */
    UpdateDraft written(List<String> forAudiences, List<Wording> newTexts, Actor by, Instant at) {
        return new UpdateDraft(
                id,
                incident,
                version + 1,
                forAudiences,
                newTexts,
                Phase.DRAFT,
                by.id(),
                by.name(),
                at,
                null,
                null,
                null,
                null,
                null,
                "",
                told);
    }

    UpdateDraft submitted(PersonId by) {
        return new UpdateDraft(
                id,
                incident,
                version,
                audiences,
                texts,
                Phase.SUBMITTED,
                writtenBy,
                writtenByName,
                writtenAt,
                by,
                null,
                null,
                null,
                null,
                "",
                told);
    }

    UpdateDraft approved(Actor by, Instant at, @Nullable String why) {
        return new UpdateDraft(
                id,
                incident,
                version,
                audiences,
                texts,
                Phase.APPROVED,
                writtenBy,
                writtenByName,
                writtenAt,
                submittedBy,
                by.id(),
                by.name(),
                at,
                why,
                "",
                told);
    }

    UpdateDraft ended(Phase newPhase, String why) {
        return at(newPhase, why, told);
    }

    /** The same once these have it; it is published when all have. */
    UpdateDraft told(List<String> these) {
        List<String> all = new ArrayList<>(told);
        these.stream().filter(a -> !all.contains(a)).forEach(all::add);
        return at(all.containsAll(audiences) ? Phase.PUBLISHED : phase, reason, all);
    }

    private UpdateDraft at(Phase newPhase, String newReason, List<String> newTold) {
        return new UpdateDraft(
                id,
                incident,
                version,
                audiences,
                texts,
                newPhase,
                writtenBy,
                writtenByName,
                writtenAt,
                submittedBy,
                approvedBy,
                approvedByName,
                approvedAt,
                release,
                newReason,
                newTold);
    }

    /** What it says in a language; in the first that it has when it is not in that. */
    Wording in(String language) {
        return texts.stream()
                .filter(t -> t.language().equals(language))
                .findFirst()
                .orElse(texts.get(0));
    }
}

package dev.muster.stakeholder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.command.Bulky;
import dev.muster.command.Question;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.incident.Severity;
import dev.muster.stakeholder.StakeholderEvent.Withheld;
import dev.muster.stakeholder.UpdateDraft.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about those who need to know. */
public interface StakeholderViews {
    /** Who needs to know what in this workspace. For insiders. {@code version} is null for the newest. */
    record ShowMatrix(@Nullable Integer version) implements Question<MatrixView> {}

    /**
     * The matrix, and what it can be made of.
     *
     * @param matrix what is said
     * @param shipped templates that every workspace has
     * @param places what templates have places for
     * @param notifiers the groups of notifiers that there are
     * @param mayChange true when the caller may set another
     */
    record MatrixView(
            Matrix matrix,
            List<Matrix.Template> shipped,
            List<String> places,
            List<String> notifiers,
            boolean mayChange) {}

    /**
     * What is wrong with a matrix before it is set.
     *
     * @param groups groups in which there is somebody; not sent by callers
     */
    record CheckMatrix(
            Matrix.Content content, @JsonIgnore @Nullable Set<GroupId> groups) implements Question<Coverage>, Bulky {}

    /**
     * Who would be told of nothing, and what is wrong with the matrix that is set.
     *
     * @param groups groups in which there is somebody; not sent by callers
     */
    record CheckCoverage(@JsonIgnore @Nullable Set<GroupId> groups) implements Question<Coverage> {}

    /**
     * What a matrix leaves open.
     *
     * @param version of which version; 0 for one that is not set
     * @param gaps severities and audiences without a row
     * @param problems what is wrong with it
     */
    record Coverage(int version, List<Gap> gaps, List<Problem> problems) {}

    /** An audience that is told nothing of incidents of a severity. */
    record Gap(Severity severity, String audience, String name) {}

    /**
     * Something that is wrong.
     *
     * @param path where
     * @param code which sort of problem, a word that stays: for whoever says it in another language
     * @param values what the message names, by name
     * @param message what, and what to do, in English
     * @param fault true when it keeps the matrix from being set
     */
    record Problem(String path, String code, Map<String, String> values, String message, boolean fault) {}

    /** Who needs to know of an incident, and who was told. */
    record ListAudiences(IncidentId incident) implements IncidentQuestion<AudienceList> {}

    /** The audiences of the matrix as they stand in an incident; {@code mayWrite} when the caller may tell them. */
    record AudienceList(List<AudienceLine> audiences, boolean mayWrite, Instant at) {}

    /** How an audience stands. */
    enum Standing {
        /** By the matrix it is told nothing of incidents of this severity. */
        GAP,
        /** It was told nothing yet. */
        NEVER,
        /** It was told. */
        TOLD,
        /** The next update is late. */
        LATE;

        /** The word that people and files see. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One audience.
     *
     * @param lastAt when it was told last; null for never
     * @param entry the number of that publication; 0 for none
     * @param nextAt when the next one goes out by itself; null for never
     * @param withheld why it would get nothing, as things stand; null when it would
     */
    record AudienceLine(
            String audience,
            String name,
            String language,
            int cadenceMinutes,
            boolean approval,
            Standing state,
            @Nullable Instant lastAt,
            long entry,
            @Nullable Instant nextAt,
            @Nullable Withheld withheld) {}

    /** The drafts of an incident, newest first. For those who may write them. */
    record ListUpdates(IncidentId incident) implements IncidentQuestion<UpdateList> {}

    /** Drafts, at most 200. */
    record UpdateList(List<UpdateView> updates) {}

    /**
     * A draft; {@code mayAnswer} when the caller may approve or reject it now.
     *
     * @param needsApproval true while somebody else has to approve it before it can be published
     */
    record UpdateView(
            UpdateId update,
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
            List<String> told,
            boolean needsApproval,
            boolean mayAnswer) {}

    /**
     * What audiences would be told now, and what stands in the way. For those who may write.
     *
     * @param texts what is to be said; null for what goes out by itself
     */
    record PreviewUpdate(
            IncidentId incident,
            List<String> audiences,
            @Nullable List<Wording> texts) implements IncidentQuestion<Preview> {}

    /** What each would get. */
    record Preview(List<PreviewLine> audiences) {}

    /**
     * What one would get.
     *
     * @param language the language in which it is said
     * @param wanted the language that is asked for; another than that when the text is not there in it
     * @param channels in how many channels it is posted
     * @param people true when its people are told one by one as well
     * @param approval true when somebody else has to approve it
     * @param release true when it needs a reason, because more people read it than the marking allows
     * @param withheld why it gets nothing; null when it gets something
     */
    record PreviewLine(
            String audience,
            String name,
            String language,
            String wanted,
            String text,
            int channels,
            boolean people,
            boolean approval,
            boolean release,
            @Nullable Withheld withheld) {}
}

package dev.muster.retrospective;

import dev.muster.access.PersonId;
import dev.muster.command.Question;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.playbook.PlaybookContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about retrospectives. */
public interface RetrospectiveViews {
    /** The retrospective of an incident. */
    record ShowRetrospective(IncidentId incident) implements IncidentQuestion<RetrospectiveView> {}

    /** The open proposals for a playbook, oldest first, for those who may publish it. */
    record ListProposals(String playbook) implements Question<ProposalList> {}

    /** One proposal, for those who may publish the playbook. */
    record ShowProposal(String playbook, String proposal) implements Question<ProposalView> {}

    /** The same, for those who read the incident that it follows from, and playbooks. */
    record ShowChange(IncidentId incident, String proposal) implements IncidentQuestion<ProposalView> {}

    /** A retrospective whole; {@code state} is null and everything else empty when it was not begun. */
    record RetrospectiveView(
            Retrospective.@Nullable Progress state,
            @Nullable Instant begunAt,
            @Nullable Instant publishedAt,
            @Nullable PersonId publishedBy,
            List<Section> sections,
            List<Factor> factors,
            List<ActionItem> actions,
            List<ProposalLine> proposals) {}

    /** Proposals. */
    record ProposalList(List<ProposalLine> proposals) {}

    /** A proposal as one line of a list. {@code published} is the version that it became, 0 for none. */
    record ProposalLine(
            String id,
            String playbook,
            int baseVersion,
            String reason,
            PersonId by,
            String byName,
            Instant at,
            Proposal.Progress state,
            int published,
            String answer) {
        static ProposalLine of(Proposal p) {
            return new ProposalLine(
                    p.id(),
                    p.playbook(),
                    p.baseVersion(),
                    p.reason(),
                    p.by(),
                    p.byName(),
                    p.at(),
                    p.state(),
                    p.published(),
                    p.answer());
        }
    }

    /**
     * A proposal with what it changes, to be shown as a difference.
     *
     * @param base what the version says that it changes
     * @param content what the playbook is to say
     * @param newest number of the newest version now; another than the base version means that it cannot be accepted
     */
    record ProposalView(ProposalLine proposal, PlaybookContent base, PlaybookContent content, int newest) {}
}

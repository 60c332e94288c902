package dev.muster.help;

import dev.muster.access.PersonId;
import dev.muster.command.Question;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about calls for help. */
public interface HelpViews {
    /** The calls of an incident: those that are open, then the latest 20 that are not, newest first. */
    record ListHelp(IncidentId incident) implements IncidentQuestion<HelpList> {}

    /** What the caller is asked for, oldest first, at most 100. */
    record MyHelp() implements Question<AskedOfMe> {}

    /** Calls. */
    record HelpList(List<HelpView> calls) {}

    /** A call, with everyone in its line in order. */
    record HelpView(
            HelpId id,
            String need,
            PersonId by,
            String byName,
            Instant at,
            HelpCall.Phase state,
            List<CandidateView> line) {
        static HelpView of(HelpCall call) {
            return new HelpView(
                    call.id(),
                    call.need(),
                    call.by(),
                    call.byName(),
                    call.at(),
                    call.state(),
                    call.line().stream().map(CandidateView::of).toList());
        }
    }

    /** Someone in a line; {@code joinedAfterSeconds} is null unless they came. */
    record CandidateView(
            PersonId person,
            String name,
            Candidate.Answer answer,
            @Nullable Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Long joinedAfterSeconds,
            String reason) {
        static CandidateView of(Candidate c) {
            return new CandidateView(
                    c.person(), c.name(), c.answer(), c.askedAt(), c.answeredAt(), c.joinedAfterSeconds(), c.reason());
        }
    }

    /** What somebody is asked for. */
    record AskedOfMe(List<Wanted> calls) {}

    /**
     * A call as whoever is asked sees it: nothing of the incident but its title.
     *
     * @param title the incident's title
     * @param need what is needed
     * @param byName who asks
     */
    record Wanted(HelpId call, IncidentId incident, String title, String need, String byName, Instant askedAt) {}
}

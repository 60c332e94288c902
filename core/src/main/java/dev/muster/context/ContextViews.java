package dev.muster.context;

import dev.muster.command.Question;
import dev.muster.context.Piece.Stand;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.playbook.ContextPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about context packs, and what the answers look like. */
public interface ContextViews {
    /** What is collected for an incident, and how that stands. */
    record ShowContext(IncidentId incident) implements IncidentQuestion<ContextView> {}

    /** What is laid before everybody at every incident of the workspace; for administrators. */
    record ShowWorkspaceContext() implements Question<WorkspaceContext> {}

    /** What is collected, in order. */
    record ContextView(List<PieceView> pieces) {}

    /**
     * Something that is collected.
     *
     * @param piece its place, from 1
     * @param state {@code asked}, {@code found}, {@code failed} or {@code withheld}
     * @param entry number of the entry of what came last; 0 for none
     * @param at when that was; null for never
     */
    record PieceView(
            int piece,
            String title,
            String collector,
            String state,
            long entry,
            @Nullable Instant at) {
        static PieceView of(Piece p) {
            Stand state = p.state();
            return new PieceView(p.number(), p.title(), p.collector(), state.word(), p.entry(), p.at());
        }
    }

    /**
     * The workspace's context.
     *
     * @param context null for nothing
     * @param version 0 when it was never set
     * @param collectors names of the collectors that plans may name
     */
    record WorkspaceContext(@Nullable ContextPlan context, int version, List<String> collectors) {}
}

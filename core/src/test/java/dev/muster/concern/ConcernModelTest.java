package dev.muster.concern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.concern.Concern.Progress;
import dev.muster.concern.ConcernCommands.DeclareConcern;
import dev.muster.concern.ConcernCommands.DismissConcern;
import dev.muster.concern.ConcernCommands.MergeConcern;
import dev.muster.concern.ConcernCommands.ReportConcern;
import dev.muster.concern.ConcernViews.ConcernQueue;
import dev.muster.concern.ConcernViews.ConcernView;
import dev.muster.concern.ConcernViews.MyConcerns;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What becomes of concerns, beside a model of one word each. */
class ConcernModelTest {
    /** Any sequence of decisions: the first one counts, for each concern, and the queue is what is left. */
    @Property(tries = 40)
    void aConcernIsDecidedOnce(@ForAll @Size(max = 10) List<@IntRange(max = 8) Integer> acts) {
        try (TestMuster w = new TestMuster()) {
            IncidentId incident = new IncidentId(
                    w.run("ada", DeclareIncident.of("x", null, null)).id("incident"));
            List<ConcernId> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ids.add(new ConcernId(
                        w.run("ben", new ReportConcern("c" + i, null)).id("concern")));
            }
            Progress[] model = {Progress.WAITING, Progress.WAITING, Progress.WAITING};
            for (int act : acts) {
                ConcernId id = ids.get(act % 3);
                Progress how = Progress.values()[1 + act / 3];
                Command command =
                        switch (how) {
                            case DECLARED -> DeclareConcern.of(id, null);
                            case MERGED -> new MergeConcern(id, incident);
                            default -> new DismissConcern(id, "no");
                        };
                boolean first = model[act % 3] == Progress.WAITING;
                try {
                    w.run("ada", command);
                    assertThat(first).isTrue();
                    model[act % 3] = how;
                } catch (Rejection refused) {
                    assertThat(first).isFalse();
                }
            }
            assertThat(w.ask("ben", new MyConcerns()).concerns())
                    .allSatisfy(c -> assertThat(c.state()).isEqualTo(model[ids.indexOf(c.id())]));
            List<ConcernId> waiting = ids.stream()
                    .filter(id -> model[ids.indexOf(id)] == Progress.WAITING)
                    .toList();
            assertThat(w.ask("ada", new ConcernQueue(null, null)).concerns())
                    .extracting(ConcernView::id)
                    .containsExactlyElementsOf(waiting);
        }
    }
}

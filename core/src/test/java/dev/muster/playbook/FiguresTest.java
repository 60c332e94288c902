package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Status;
import dev.muster.playbook.FiguresViews.Figures;
import dev.muster.playbook.FiguresViews.SetMetric;
import dev.muster.playbook.FiguresViews.ShowFigures;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final TestMuster test = new TestMuster();
    private final String playbook = publish();

    @AfterEach
    void close() {
        test.close();
    }

    private String publish() {
        ObjectNode json = Sample.json();
        json.withArray("metrics")
                .addObject()
                .put("id", "cost")
                .put("title", "Cost")
                .put("type", "CURRENCY");
        PlaybookContent content = Json.read(json.toString().getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
        return test.run("ada", new PublishPlaybook(null, content)).id("playbook");
    }

    private Figures figures() {
        return test.ask("ada", new ShowFigures(playbook, null, null));
    }

    private void set(IncidentId incident, String title, TaskState state) {
        Task task = Sample.task(test, incident.channel(), title);
        test.run("ada", new SetTaskState(incident.channel(), task.id(), state, null));
    }

    private void resolve(IncidentId incident, Duration after) {
        test.clock.advance(after);
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
    }

    @Test
    void runsAreCountedWithTheirDurations() {
        assertThat(figures().medianSeconds()).isNull();
        resolve(Sample.declare(test, playbook), Duration.ofSeconds(100));
        resolve(Sample.declare(test, playbook), Duration.ofSeconds(400));
        IncidentId third = Sample.declare(test, playbook);
        assertThat(figures().runs()).isEqualTo(3);
        assertThat(figures().open()).isEqualTo(1);
        assertThat(figures().medianSeconds()).isEqualTo(250);
        resolve(third, Duration.ofSeconds(150));
        assertThat(figures().medianSeconds()).isEqualTo(150);
        assertThat(figures().longestSeconds()).isEqualTo(400);
        test.run("ada", new SetStatus(third, Status.ACTIVE, "again"));
        assertThat(figures().open()).isEqualTo(1);
        Figures later = test.ask("ada", new ShowFigures(playbook, TestMuster.START.plusSeconds(1), null));
        assertThat(later.runs()).isEqualTo(2);
        Figures earlier = test.ask("ada", new ShowFigures(playbook, null, TestMuster.START.plusSeconds(1)));
        assertThat(earlier.runs()).isEqualTo(1);
    }

    @Test
    void tasksThatAreSkippedOrLateAreCountedAsTheyStand() {
        IncidentId incident = Sample.declare(test, playbook);
        set(incident, "Write the timeline", TaskState.SKIPPED);
        test.clock.advance(Duration.ofSeconds(700));
        set(incident, "Open the bridge", TaskState.DONE);
        set(incident, "Call the supplier", TaskState.DONE);
        assertThat(figures().tasksSkipped()).isEqualTo(1);
        assertThat(figures().tasksLate()).isEqualTo(1);
        set(incident, "Write the timeline", TaskState.OPEN);
        set(incident, "Open the bridge", TaskState.IN_PROGRESS);
        assertThat(figures().tasksSkipped()).isZero();
        assertThat(figures().tasksLate()).isZero();
    }

    @Test
    void metricsHaveATrend() {
        for (int i = 1; i <= 10; i++) {
            IncidentId incident = Sample.declare(test, playbook);
            test.run("ada", new SetMetric(incident, "cost", i * 100L));
            test.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(figures().metrics()).singleElement().satisfies(m -> {
            assertThat(m.median()).isEqualTo(550);
            assertThat(m.before()).isEqualTo(300);
            assertThat(m.latest()).isEqualTo(800);
            assertThat(m.points()).hasSize(10).isSortedAccordingTo(java.util.Comparator.comparing(p -> p.at()));
        });
        IncidentId incident = Sample.declare(test, playbook);
        assertThatThrownBy(() -> test.run("ada", new SetMetric(incident, "fun", 1L)))
                .hasMessageContaining("no metric fun");
        assertThatThrownBy(() -> test.run("ada", new SetMetric(incident, "cost", -1L)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("value"));
        assertThat(test.run("ada", new SetMetric(incident, "cost", null)).positions())
                .isEmpty();
        test.run("ada", new SetMetric(incident, "cost", 5L));
        test.run("ada", new SetMetric(incident, "cost", null));
        assertThat(figures().metrics().get(0).points()).hasSize(10);
    }

    @Test
    void figuresAreForInsidersAndMetricsForTheChannel() {
        IncidentId incident = Sample.declare(test, playbook);
        assertThatThrownBy(() -> test.ask("guy", new ShowFigures(playbook, null, null)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.run("audrey", new SetMetric(incident, "cost", 1L)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.ask("ada", new ShowFigures("no-such", null, null)))
                .hasMessage(Rejection.absent().getMessage());
    }
}

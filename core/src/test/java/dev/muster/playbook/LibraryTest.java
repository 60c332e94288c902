package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.exercise.ExerciseCommands.AnswerInject;
import dev.muster.exercise.ExerciseCommands.PostInject;
import dev.muster.exercise.ExerciseViews.InjectView;
import dev.muster.exercise.ExerciseViews.ShowExercise;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentProperty;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.PropertyViews.ListProperties;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.DraftCommands.AddFromLibrary;
import dev.muster.playbook.FiguresViews.ShowFigures;
import dev.muster.playbook.Library.LibraryEntry;
import dev.muster.playbook.Library.ShowLibrary;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.SetTaskState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    static Stream<String> names() {
        return Library.all().entries().stream().map(LibraryEntry::id);
    }

    private static PlaybookContent content(String name) {
        return Library.all().entries().stream()
                .filter(e -> e.id().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @Test
    void thereAreEight() {
        assertThat(test.ask("ben", new ShowLibrary()).entries())
                .extracting(LibraryEntry::id)
                .containsExactly(
                        "phishing",
                        "ransomware",
                        "data-breach",
                        "major-outage",
                        "denial-of-service",
                        "insider",
                        "third-party",
                        "tabletop");
        assertThatThrownBy(() -> test.ask("guy", new ShowLibrary()))
                .hasMessage(Rejection.absent().getMessage());
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsFoundWrongOrUnwise(String name) {
        assertThat(test.ask("ada", new Lint(content(name), null, null, null)).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itHoldsWhatARunNeeds(String name) {
        PlaybookContent content = content(name);
        assertThat(content.roles()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(content.roles()).allMatch(r -> r.primary() == null);
        assertThat(content.updateEveryMinutes()).isNotNull();
        assertThat(content.updateTemplate()).isNotEmpty();
        assertThat(content.metrics()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(content.retrospective()).isNotNull();
        List<TaskPlan> tasks =
                content.checklists().stream().flatMap(c -> c.tasks().stream()).toList();
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(15);
        assertThat(tasks).allMatch(t -> t.ownerRole() != null && t.dueAfterSeconds() != null);
        assertThat(tasks).anyMatch(TaskPlan::evidence).anyMatch(t -> t.condition() != null);
        assertThat(tasks).anyMatch(t -> !t.blockedBy().isEmpty());
    }

    /** Added, declared by, all of its tasks done in their order, resolved, closed. */
    @ParameterizedTest
    @MethodSource("names")
    void itRunsFromDeclarationToTheEnd(String name) {
        Outcome added = test.run("ada", new AddFromLibrary(name));
        String playbook = added.id("playbook");
        assertThat(test.ask("ben", new ShowPlaybook(playbook, null)).content()).isEqualTo(content(name));
        IncidentId incident = new IncidentId(test.run("ben", DeclareIncident.of("it happened", null, playbook))
                .id("incident"));
        List<Task> tasks = pending(incident);
        assertThat(tasks).isNotEmpty();
        while (!tasks.isEmpty()) {
            List<Task> free = tasks.stream().filter(t -> t.waitsFor().isEmpty()).toList();
            assertThat(free).as("what can be done of %s", tasks).isNotEmpty();
            free.forEach(task -> finish("ben", incident, task));
            tasks = pending(incident);
        }
        for (IncidentProperty property :
                test.ask("ben", new ListProperties(incident)).properties()) {
            if (property.definition().required() && property.values().isEmpty()) {
                test.run("ben", new SetProperty(incident, property.definition().id(), some(property), null));
            }
        }
        test.run("ben", new SetStatus(incident, Status.RESOLVED, null));
        test.run("ben", new SetStatus(incident, Status.CLOSED, null));
        assertThat(test.ask("ben", new ShowIncident(incident)).status()).isEqualTo(Status.CLOSED);
        assertThat(test.ask("ben", new ShowFigures(playbook, null, null)).tasksLate())
                .isZero();
        assertThat(test.ask("ben", new ShowFigures(playbook, null, null)).open())
                .isZero();
    }

    /** Played as an exercise: its news comes by the clock, and who does what is expected in time has met all of it. */
    @Test
    void theTabletopIsPlayed() {
        String playbook = test.run("ada", new AddFromLibrary("tabletop")).id("playbook");
        ExercisePlan plan = java.util.Objects.requireNonNull(content("tabletop").exercise());
        IncidentId drill = new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "drill",
                                null,
                                null,
                                playbook,
                                null,
                                List.of(new PersonId("ben")),
                                null,
                                null,
                                null,
                                true,
                                null))
                .id("incident"));
        assertThat(results(drill)).contains("open").doesNotContain("late", "missed");
        test.run("ada", new SetSeverity(drill, Severity.SEV2, "played"));
        for (String role : List.of("commander", "communications")) {
            test.run("ada", new AssignRole(drill, role, new PersonId("ben"), null));
        }
        test.run("ada", new UpdateStatus(drill, "exercise, exercise", null));
        test.run("ada", new Decide(drill, "we go off line"));
        int posted = 0;
        for (int minute = 0; minute < 61; minute++) {
            test.advance(Duration.ofMinutes(1));
            for (InjectView inject : injects(drill, "posted")) {
                test.run("ada", new AnswerInject(drill, inject.inject(), "we would call"));
                posted++;
            }
        }
        assertThat(posted)
                .isEqualTo((int) plan.injects().stream()
                        .filter(i -> i.afterSeconds() != null)
                        .count())
                .isGreaterThanOrEqualTo(5);
        injects(drill, "waiting").forEach(i -> test.run("ada", new PostInject(drill, i.inject())));
        List<Task> tasks = pending(drill);
        while (!tasks.isEmpty()) {
            tasks.stream().filter(t -> t.waitsFor().isEmpty()).forEach(task -> finish("ada", drill, task));
            tasks = pending(drill);
        }
        test.run("ada", new SetProperty(drill, "scenario", List.of("outage"), null));
        test.run("ada", new SetStatus(drill, Status.RESOLVED, null));
        assertThat(results(drill)).hasSize(plan.expected().size()).containsOnly("met");
        assertThat(test.ask("ada", new ShowFigures(playbook, null, null)).open())
                .isZero();
    }

    private List<String> results(IncidentId drill) {
        return test.ask("ada", new ShowExercise(drill)).sheet().stream()
                .map(l -> l.result())
                .toList();
    }

    private List<InjectView> injects(IncidentId drill, String state) {
        return test.ask("ada", new ShowExercise(drill)).injects().stream()
                .filter(i -> i.state().equals(state))
                .toList();
    }

    private List<Task> pending(IncidentId incident) {
        return test.ask("ben", new TaskViews.ListTasks(incident.channel())).stages().stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::pending)
                .toList();
    }

    private void finish(String who, IncidentId incident, Task task) {
        test.clock.advance(Duration.ofSeconds(1));
        if (task.evidenceRequired()) {
            test.run(
                    who,
                    new AttachEvidence(
                            incident.channel(), task.id(), null, "https://example.org/shown", "what shows it"));
        }
        test.run(who, new SetTaskState(incident.channel(), task.id(), TaskState.DONE, null));
    }

    private static List<String> some(IncidentProperty property) {
        return switch (property.definition().type()) {
            case SELECT, MULTISELECT ->
                List.of(property.definition().options().get(0).id());
            case NUMBER -> List.of("1");
            case DATE -> List.of("2026-03-02");
            case PERSON, PEOPLE -> List.of("ben");
            case LINK -> List.of("https://example.org/");
            case TEXT -> List.of("so");
        };
    }

    @Test
    void onlyAdministratorsAddOne() {
        assertThatThrownBy(() -> test.run("ben", new AddFromLibrary("phishing")))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.run("ada", new AddFromLibrary("no-such"))).hasMessageContaining("none of them");
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
    }
}

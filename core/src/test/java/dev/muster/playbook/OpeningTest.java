package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ChannelView;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.EntryView;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.playbook.TaskViews.StageView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void oneCallOpensTheWholeRoom() {
        IncidentId incident = Sample.declare(test, Sample.publish(test));
        ChannelId channel = incident.channel();
        IncidentView view = test.ask("ada", new ShowIncident(incident));
        assertThat(view.severity()).isEqualTo(Severity.SEV2);
        assertThat(view.playbookVersion()).isEqualTo(1);
        assertThat(view.nextUpdateAt()).isEqualTo(TestMuster.START.plus(Duration.ofMinutes(30)));
        assertThat(view.roles())
                .extracting(RoleView::name, RoleView::primaryName, RoleView::backupName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("commander", "Ben", "Cleo"),
                        org.assertj.core.groups.Tuple.tuple("scribe", "Dan", "Ada"));
        ChannelView room = test.ask("ada", new ShowChannel(channel));
        assertThat(room.channel().name()).isEqualTo("outage-1 payments fail");
        assertThat(room.members())
                .extracting(MemberView::person)
                .extracting(PersonId::value)
                .containsExactlyInAnyOrder("ada", "ben", "cleo", "dan", "guy");
        assertThat(Sample.entries(test, channel))
                .extracting(EntryView::kind)
                .startsWith("channel.created", "channel.members-added", "incident.declared")
                .containsOnlyOnce("playbook.welcomed", "task.checklist-added", "channel.renamed");
        assertThat(Sample.entries(test, channel, "playbook.welcomed"))
                .singleElement()
                .satisfies(e -> assertThat(e.data())
                        .contains("INC-1: **payments fail**. Ben commands. Service: payments, runbook: {unknown}"));
        assertThat(test.ask("ada", new ListIncidents(null, null)).incidents())
                .singleElement()
                .satisfies(i -> assertThat(i.tasksTotal()).isEqualTo(4));
    }

    @Test
    void tasksHaveTheirOwnersAndTimes() {
        IncidentId incident = Sample.declare(test, Sample.publish(test));
        List<StageView> stages =
                test.ask("ben", new ListTasks(incident.channel())).stages();
        assertThat(stages).extracting(StageView::title).containsExactly("Assess", "Tell");
        assertThat(stages.get(0).tasks())
                .extracting(Task::ownerName, Task::backupName, Task::due, Task::escalatesAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Cleo", "Dan", null, TestMuster.START.plusSeconds(3)),
                        org.assertj.core.groups.Tuple.tuple(
                                "Ben", "Cleo", TestMuster.START.plusSeconds(600), TestMuster.START.plusSeconds(600)));
        assertThat(stages.get(1).tasks())
                .extracting(Task::ownerName, Task::backupName, Task::version, Task::position)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Dan", "Ada", 1, 3 * Places.GAP),
                        org.assertj.core.groups.Tuple.tuple(null, null, 1, 4 * Places.GAP));
        ChecklistAdded added = Sample.entries(test, incident.channel(), "task.checklist-added")
                .get(0)
                .event(ChecklistAdded.class);
        assertThat(added.tasks()).isEqualTo(Sample.tasks(test, incident.channel()));
        assertThat(added.notified()).extracting(PersonId::value).containsExactly("cleo", "ben", "dan");
    }

    @Test
    void anotherCommanderTakesTheTasksOfTheRole() {
        String playbook = Sample.publish(test);
        IncidentId incident = new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "payments fail", null, null, playbook, new PersonId("dan"), null, null, null, null))
                .id("incident"));
        assertThat(Sample.task(test, incident.channel(), "Open the bridge").ownerName())
                .isEqualTo("Dan");
    }

    @Test
    void whatAPlaybookSaysLaterDoesNotTouchWhatIsOpen() {
        String playbook = Sample.publish(test);
        IncidentId incident = Sample.declare(test, playbook);
        PlaybookContent content = Sample.content();
        test.run(
                "ada",
                new PlaybookCommands.PublishPlaybook(
                        playbook,
                        new PlaybookContent(
                                "New", null, null, null, null, List.of(), List.of(), null, List.of(), List.of())));
        assertThat(Sample.tasks(test, incident.channel())).hasSize(4);
        assertThat(content.checklists()).hasSize(2);
        IncidentId next = Sample.declare(test, playbook);
        assertThat(Sample.tasks(test, next.channel())).isEmpty();
    }
}

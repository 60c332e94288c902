package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.command.Rejection;
import dev.muster.incident.Declaration;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.SetChannel;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.DryRunViews.DryRun;
import dev.muster.playbook.DryRunViews.Outcome;
import dev.muster.playbook.DryRunViews.WouldCome;
import dev.muster.playbook.DryRunViews.WouldDo;
import dev.muster.playbook.DryRunViews.WouldHold;
import dev.muster.playbook.DryRunViews.WouldOpen;
import dev.muster.playbook.DryRunViews.WouldSay;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.record.Find;
import dev.muster.record.Json;
import dev.muster.record.Term;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    /** The sample with everything in it that an opening makes. */
    private static ObjectNode full() {
        ObjectNode json = Sample.json();
        json.put("callLink", "https://meet.example.org/{number}-{service}");
        json.put("updateTemplate", "{severity} {title}: {role.scribe} writes");
        json.withArray("channels").addObject().put("purpose", "Legal").put("marking", "red");
        json.withArray("channels").addObject().put("purpose", "Board").put("name", "Board of {number}");
        ObjectNode kind = json.withArray("properties")
                .addObject()
                .put("id", "kind")
                .put("name", "Kind")
                .put("type", "select");
        kind.withArray("options").addObject().put("id", "a").put("name", "A");
        ObjectNode is = json.withArray("conditions")
                .addObject()
                .put("id", "c")
                .putObject("when")
                .putObject("is");
        is.put("subject", "property:kind").withArray("values").add("a");
        ((ObjectNode) json.at("/checklists/1/tasks/1")).put("condition", "c");
        return json;
    }

    private static PlaybookContent content(ObjectNode json) {
        return Json.read(json.toString().getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
    }

    private String publish() {
        return test.run("ada", new PublishPlaybook(null, content(full()))).id("playbook");
    }

    private Outcome dryRun(String playbook) {
        return test.ask(
                "ada", new DryRun(playbook, null, "payments fail", null, Map.of("service", "payments"), null, null));
    }

    @Test
    void itSaysWhatWouldBeOpenedPostedInvitedAndTimed() {
        Outcome outcome = dryRun(publish());
        assertThat(outcome.severity()).isEqualTo(Severity.SEV2);
        assertThat(outcome.nextUpdateAt()).isEqualTo(TestMuster.START.plus(Duration.ofMinutes(30)));
        assertThat(outcome.callLink()).isEqualTo("https://meet.example.org/1-payments");
        assertThat(outcome.updateTemplate()).isEqualTo("SEV2 payments fail: Dan writes");
        assertThat(outcome.channels())
                .extracting(WouldOpen::name, WouldOpen::home)
                .containsExactlyInAnyOrder(
                        tuple("outage-1 payments fail", true),
                        tuple("payments fail – Legal", false),
                        tuple("Board of 1", false));
        assertThat(outcome.channels().get(0).people()).hasSize(5);
        assertThat(outcome.roles())
                .extracting(WouldHold::name, WouldHold::primaryName)
                .containsExactly(tuple("commander", "Ben"), tuple("scribe", "Dan"));
        assertThat(outcome.tasks())
                .extracting(WouldDo::title, WouldDo::ownerName, WouldDo::due, WouldDo::shown)
                .containsExactly(
                        tuple("Find out who is hit", "Cleo", null, true),
                        tuple("Open the bridge", "Ben", TestMuster.START.plusSeconds(600), true),
                        tuple("Write the timeline", "Dan", null, true),
                        tuple("Call the supplier", null, TestMuster.START.plusSeconds(900), false));
        assertThat(outcome.posted())
                .extracting(WouldSay::sentence)
                .contains("added 4 tasks")
                .anySatisfy(s -> assertThat(s).contains("Ben commands. Service: payments"));
        assertThat(outcome.timers())
                .extracting(WouldCome::command, WouldCome::about, WouldCome::due)
                .contains(
                        tuple("task.silent", "Find out who is hit", TestMuster.START.plusSeconds(3)),
                        tuple("incident.remind-of-update", "", TestMuster.START.plus(Duration.ofMinutes(30))));
        assertThat(outcome.timers()).anyMatch(t -> t.command().equals("standup.open"));
    }

    @Test
    void valuesOfPropertiesDecideWhatIsShown() {
        String playbook = publish();
        DryRun question = new DryRun(playbook, null, null, null, null, Map.of("kind", List.of("a")), null);
        assertThat(test.ask("ada", question).tasks()).allMatch(WouldDo::shown);
        assertThatThrownBy(() -> test.ask(
                        "ada", new DryRun(playbook, null, null, null, null, Map.of("kind", List.of("b")), null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("properties.kind"));
        assertThatThrownBy(() -> test.ask(
                        "ada", new DryRun(playbook, null, null, null, null, Map.of("gone", List.of("b")), null)))
                .hasMessageContaining("no property gone");
    }

    @Test
    void itChangesNothing() {
        String playbook = publish();
        String before = everything();
        dryRun(playbook);
        test.run("ada", new SaveDraft(playbook, content(full().put("title", "Other")), null));
        String drafted = everything();
        test.ask("ada", new DryRun(playbook, true, null, null, null, null, null));
        assertThat(everything()).isEqualTo(drafted).isNotEqualTo(before);
        assertThat(test.ask("ada", new ListIncidents(null, null)).incidents()).isEmpty();
        assertThat(test.ask("ada", new MyChannels()).channels()).isEmpty();
        assertThat(test.advance(Duration.ofDays(2))).isZero();
    }

    /** Every document of the kinds that an opening writes, and the ends of the journals that it appends to. */
    private String everything() {
        return test.store.snapshot(q -> {
            StringBuilder all = new StringBuilder();
            for (Term open : List.of(Term.of("open", true), PlaybookDraft.ALL, Playbook.PUBLISHED)) {
                for (String kind :
                        List.of(Incident.KIND.name(), Channel.KIND.name(), "playbook.draft", "playbook.playbook")) {
                    q.find(Find.of(TestMuster.ACME, kind, open))
                            .forEach(
                                    d -> all.append(d.key()).append(d.version()).append('\n'));
                }
            }
            return all.append(q.heads(Set.of(Declaration.register(TestMuster.ACME))))
                    .toString();
        });
    }

    /** The same as happens: what was foretold is compared with what then is. */
    @Test
    void whatHappensIsWhatItSaid() {
        String playbook = publish();
        Outcome told = dryRun(playbook);
        IncidentId incident = Sample.declare(test, playbook);
        assertThat(Sample.tasks(test, incident.channel()))
                .extracting(Task::title, Task::ownerName, Task::backupName, Task::stage)
                .isEqualTo(told.tasks().stream()
                        .map(t -> tuple(t.title(), t.ownerName(), t.backupName(), t.stage()))
                        .toList());
        IncidentView view = test.ask("ada", new ShowIncident(incident));
        assertThat(view.channels())
                .extracting(SetChannel::name)
                .containsExactlyInAnyOrder("payments fail – Legal", "Board of 1");
        assertThat(test.ask("ben", new ShowIncident(incident)).channels()).hasSize(2);
        assertThat(test.ask("cleo", new ShowIncident(incident)).channels()).isEmpty();
        assertThat(Sample.entries(test, incident.channel())).hasSize((int) told.posted().stream()
                .filter(p -> p.channel().equals("outage-1 payments fail"))
                .count());
        assertThat(view.call()).isEqualTo(told.callLink()).isNotNull();
        assertThat(view.updateTemplate()).isNotNull();
        assertThat(told.updateTemplate()).isNotNull();
    }

    @Test
    void aDraftIsPlayedByItsEditorsAlone() {
        String playbook = publish();
        test.run("ada", new SaveDraft(playbook, content(full().put("severity", "SEV1")), null));
        DryRun draft = new DryRun(playbook, true, null, null, null, null, null);
        assertThat(test.ask("ada", draft).severity()).isEqualTo(Severity.SEV1);
        assertThatThrownBy(() -> test.ask("ben", draft))
                .hasMessage(Rejection.absent().getMessage());
        assertThat(test.ask("ben", DryRun.of(playbook)).severity()).isEqualTo(Severity.SEV2);
        assertThatThrownBy(() -> test.ask("guy", DryRun.of(playbook)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.ask("ada", DryRun.of("no-such")))
                .hasMessage(Rejection.absent().getMessage());
        test.run("ada", new SaveDraft(playbook, content(full().put("title", "")), 1));
        assertThatThrownBy(() -> test.ask("ada", draft))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("content.title"));
    }
}

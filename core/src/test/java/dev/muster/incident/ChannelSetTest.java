package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.AddChannel;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentEvent.FactsChanged;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.report.ReportViews.Brief;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelSetTest {
    private final TestMuster test = new TestMuster();
    private final IncidentId incident =
            new IncidentId(test.run("ada", DeclareIncident.of("Card payments fail", Severity.SEV2, null))
                    .id("incident"));

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId add(String purpose, Marking marking, String... people) {
        List<PersonId> ids = java.util.Arrays.stream(people).map(PersonId::new).toList();
        return new ChannelId(test.run("ada", new AddChannel(incident, purpose, "INC-1 " + purpose, marking, ids, null))
                .id("channel"));
    }

    private List<FactsChanged> facts(String who, ChannelId channel) {
        return test.ask(who, new History(channel, null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals("incident.facts-changed"))
                .map(e -> e.event(FactsChanged.class))
                .toList();
    }

    @Test
    void eachChannelHearsWhatItsMarkingAllows() {
        test.run("ada", new SetMarking(incident.channel(), Marking.AMBER_STRICT, null));
        ChannelId executives = add("executives", Marking.RED, "cleo");
        ChannelId customers = add("customers", Marking.GREEN, "dan");
        test.run("ada", new SetSeverity(incident, Severity.SEV1, "worse"));
        test.run("ada", new UpdateStatus(incident, "swordfish", 30));
        assertThat(facts("cleo", executives)).hasSize(3).last().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.SEV1);
            assertThat(f.title()).isEqualTo("Card payments fail");
            assertThat(f.commander()).isEqualTo("Ada");
            assertThat(f.nextUpdateAt()).isEqualTo(TestMuster.START.plusSeconds(1_800));
        });
        assertThat(facts("dan", customers)).hasSize(3).last().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.SEV1);
            assertThat(f.title()).isNull();
            assertThat(f.commander()).isNull();
            assertThat(f.nextUpdateAt()).isNull();
        });
        assertThat(test.ask("dan", new History(customers, null, null, 200, null))
                        .entries())
                .extracting(EntryView::data)
                .noneMatch(d -> d.contains("swordfish") || d.contains("Card payments"));
    }

    @Test
    void nobodySeesOneChannelThroughAnother() {
        ChannelId executives = add("executives", Marking.RED, "cleo");
        ChannelId legal = add("legal", Marking.RED, "dan");
        assertThat(test.ask("ada", new ShowIncident(incident)).channels()).hasSize(2);
        for (String who : List.of("cleo", "dan")) {
            assertThat(refused(() -> test.ask(who, new ShowIncident(incident)))).isEqualTo(Code.ABSENT);
        }
        assertThat(refused(() -> test.ask("cleo", new History(legal, null, null, null, null))))
                .isEqualTo(Code.ABSENT);
        assertThat(refused(() -> test.run("cleo", new AddChannel(incident, "x", "x", null, null, null))))
                .isEqualTo(Code.ABSENT);
        test.run("ada", new ArchiveChannel(executives));
        test.run("ada", new SetSeverity(incident, Severity.SEV1, null));
        assertThat(facts("cleo", executives)).hasSize(1);
        assertThat(facts("dan", legal)).hasSize(2);
    }

    private static Code refused(Runnable act) {
        try {
            act.run();
        } catch (dev.muster.command.Rejection r) {
            return r.code();
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void whatWasDecidedIsInTheBriefing() {
        test.run("ada", new Decide(incident, "Roll back to 4.1"));
        test.run("ada", new Decide(incident, "Tell the regulator"));
        var brief = test.ask("ada", new Brief(incident));
        assertThat(brief.decisions())
                .extracting(d -> d.text())
                .containsExactly("Roll back to 4.1", "Tell the regulator");
        assertThat(brief.text())
                .contains("Roll back to 4.1")
                .isEqualTo(test.ask("ada", new Brief(incident)).text());
    }
}

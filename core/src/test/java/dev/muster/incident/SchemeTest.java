package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.Scheme.IncidentType;
import dev.muster.incident.Scheme.Moves;
import dev.muster.incident.Scheme.SeverityWords;
import dev.muster.incident.SchemeRules.SchemeView;
import dev.muster.incident.SchemeRules.SetScheme;
import dev.muster.incident.SchemeRules.ShowScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemeTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private static SetScheme moves(Moves... moves) {
        return new SetScheme(null, null, List.of(moves), null, null, null, null);
    }

    private static Moves from(Status from, Status... to) {
        return new Moves(from, List.of(to));
    }

    private Code refused(String who, SetScheme command) {
        try {
            test.run(who, command);
        } catch (Rejection r) {
            return r.code();
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void administratorsSayWhatSeveritiesAndTypesAreCalled() {
        SetScheme scheme = new SetScheme(
                List.of(new SeverityWords(Severity.SEV1, "Critical", "customers cannot pay")),
                List.of(new IncidentType("security", "Security", "")),
                null,
                "https://call.example/{number}",
                5,
                0,
                0);
        assertThat(refused("ben", scheme)).isEqualTo(Code.ABSENT);
        assertThat(refused("guy", scheme)).isEqualTo(Code.ABSENT);
        test.run("ada", scheme);
        SchemeView view = test.ask("guy", new ShowScheme());
        assertThat(view.severities())
                .extracting(SeverityWords::title)
                .containsExactly("Critical", "SEV2", "SEV3", "SEV4", "SEV5");
        assertThat(view.types()).extracting(IncidentType::id).containsExactly("security");
        assertThat(view.moves()).hasSize(Status.values().length);
        assertThat(view.version()).isEqualTo(1);
        assertThat(refused("ada", scheme)).as("made from version 0").isEqualTo(Code.CONFLICT);
    }

    @Test
    void noStatusIsADeadEndButClosed() {
        for (SetScheme wrong : List.of(
                moves(from(Status.MITIGATED)),
                moves(from(Status.ACTIVE, Status.MITIGATED), from(Status.MITIGATED, Status.ACTIVE)),
                moves(from(Status.RESOLVED, Status.ACTIVE)),
                moves(from(Status.RESOLVED, Status.CLOSED)),
                moves(from(Status.ACTIVE, Status.TRIAGE, Status.RESOLVED)),
                moves(from(Status.ACTIVE, Status.ACTIVE, Status.RESOLVED)),
                moves(from(Status.ACTIVE, Status.RESOLVED), from(Status.ACTIVE, Status.RESOLVED)))) {
            assertThat(refused("ada", wrong)).as("%s", wrong.moves()).isEqualTo(Code.INVALID);
        }
        test.run("ada", moves(from(Status.CLOSED), from(Status.ACTIVE, Status.MITIGATED)));
    }

    @Test
    void theMachineOfTheWorkspaceCounts() {
        IncidentId incident = new IncidentId(
                test.run("ada", DeclareIncident.of("fire", null, null)).id("incident"));
        test.run("ada", moves(from(Status.ACTIVE, Status.MITIGATED), from(Status.CLOSED)));
        assertThatThrownBy(() -> test.run("ada", new SetStatus(incident, Status.RESOLVED, null)))
                .hasMessageContaining("active cannot become resolved");
        test.run("ada", new SetStatus(incident, Status.MITIGATED, null));
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.run("ada", new SetStatus(incident, Status.CLOSED, null));
        assertThatThrownBy(() -> test.run("ada", new ReopenIncident(incident, null)))
                .hasMessageContaining("closed cannot become active");
        assertThat(test.ask("ada", new ShowIncident(incident)).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void onlyWhatABrowserMayFollowMakesACall() {
        for (String wrong : List.of(
                "javascript:alert(1)",
                "ftp://host/{number}",
                "https://{title}/x",
                "https://host{number}.example/x",
                "https://user@host/x",
                "//host/x",
                "https://host/{number")) {
            assertThat(refused("ada", new SetScheme(null, null, null, wrong, null, null, null)))
                    .as(wrong)
                    .isEqualTo(Code.INVALID);
        }
    }
}

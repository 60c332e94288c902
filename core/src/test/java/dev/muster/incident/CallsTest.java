package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.SchemeRules.SetScheme;
import dev.muster.report.ReportViews.Brief;
import dev.muster.storage.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static IncidentId declare(TestMuster test, String title) {
        return new IncidentId(
                test.run("ada", DeclareIncident.of(title, Severity.SEV2, null)).id("incident"));
    }

    private static String call(TestMuster test, IncidentId incident) {
        return test.ask("ada", new ShowIncident(incident)).call();
    }

    /** Whatever is kept from before templates were checked: nobody is sent to a host that a value makes. */
    @Test
    void theHostOfACallIsNeverMadeOfAValue() {
        Map<String, String> values = Map.of("number", "7");
        assertThat(CallTemplate.fill("https://{number}.example/x", values)).isEmpty();
        assertThat(CallTemplate.fill("{number}://call.example/x", values)).isEmpty();
        assertThat(CallTemplate.fill("https://call.example/{number}", values)).contains("https://call.example/7");
    }

    @Test
    void theTemplateMakesItAtTheDeclarationAndValuesLeadNowhereElse() {
        try (TestMuster test = new TestMuster()) {
            test.run("ada", new SetScheme(null, null, null, "https://call.example/{number}/{title}", null, null, null));
            IncidentId incident = declare(test, "a/../b?c#d e");
            assertThat(call(test, incident)).isEqualTo("https://call.example/1/a%2F..%2Fb%3Fc%23d%20e");
            assertThat(test.ask("ada", new Brief(incident))).satisfies(b -> {
                assertThat(b.call()).isEqualTo(call(test, incident));
                assertThat(b.text()).contains("https://call.example/1/");
            });
            test.run("ada", new SetCall(incident, ""));
            assertThat(call(test, incident)).isNull();
            test.run("ada", new SetCall(incident, null));
            assertThat(call(test, incident)).startsWith("https://call.example/1/");
        }
    }

    @Test
    void onlyHttpAddressesAreTaken() {
        try (TestMuster test = new TestMuster()) {
            IncidentId incident = declare(test, "fire");
            for (String wrong : List.of("javascript:alert(1)", "data:text/html,x", "ftp://x/y", "https:///x", "x")) {
                assertThatThrownBy(() -> test.run("ada", new SetCall(incident, wrong)))
                        .as(wrong)
                        .isInstanceOf(Rejection.class);
            }
            assertThatThrownBy(() -> test.run("ada", new SetCall(incident, null)))
                    .hasMessageContaining("give the address");
            test.run("ada", new SetCall(incident, "https://call.example/9"));
            assertThat(call(test, incident)).isEqualTo("https://call.example/9");
        }
    }

    @Test
    void theHostMakesItAfterTheDeclarationAndIsAskedAgainWhenItFails() {
        AtomicReference<String> answer = new AtomicReference<>("throw");
        List<Long> asked = new ArrayList<>();
        CallLinks links = call -> {
            asked.add(call.number());
            if (answer.get().equals("throw")) {
                throw new IllegalStateException("the bridge is down");
            }
            return answer.get();
        };
        try (TestMuster test =
                new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.callLinks(links))) {
            IncidentId incident = declare(test, "fire");
            assertThat(asked).as("no declaration waits for the host").isEmpty();
            test.muster.runDue();
            assertThat(asked).containsExactly(1L);
            assertThat(call(test, incident)).isNull();
            answer.set("https://bridge.example/1");
            test.advance(Duration.ofSeconds(59));
            assertThat(asked).hasSize(1);
            test.advance(Duration.ofSeconds(1));
            assertThat(call(test, incident)).isEqualTo("https://bridge.example/1");
            answer.set("javascript:alert(1)");
            test.run("ada", new SetCall(incident, null));
            test.muster.runDue();
            assertThat(call(test, incident)).isEqualTo("https://bridge.example/1");
            test.advance(Duration.ofHours(1));
            for (int i = 0; i < 10; i++) {
                test.advance(Duration.ofHours(1));
            }
            assertThat(asked).as("it gives up").hasSize(2 + 5);
        }
    }
}

package dev.muster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.condition.Condition;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.RulePlan;
import dev.muster.rule.RuleContent.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule about time that has gone by is followed when it has, once, and by whichever node is there. */
class TurningTest {
    private static Condition elapsed(boolean more, long seconds) {
        Condition.Test test = new Condition.Test("elapsed", List.of(Long.toString(seconds)));
        return more ? new Condition.More(test) : new Condition.Less(test);
    }

    private static void pass(RuleRoom room, long seconds) {
        room.test.clock.advance(Duration.ofSeconds(seconds));
        room.test.runDue();
    }

    @Test
    void timeAloneTurnsItAtItsSecondAndOnce() {
        try (RuleRoom room = new RuleRoom("ben")) {
            RuleId rule = room.here("ben", When.turns(), elapsed(true, 3_600), RuleRoom.post("an hour"));
            pass(room, 3_600);
            assertThat(room.firings("ada", rule)).as("nothing early").isEmpty();
            pass(room, 1);
            assertThat(room.firings("ada", rule)).singleElement().satisfies(f -> {
                assertThat(f.done()).isTrue();
                assertThat(f.kind()).isEqualTo("elapsed");
                assertThat(f.why()).isEqualTo("time went by; elapsed is more than 3600: yes (it is 3601)");
            });
            pass(room, 100_000);
            room.run("ada", new SetSeverity(room.incident, Severity.SEV1, null));
            pass(room, 1);
            assertThat(room.firings("ada", rule)).as("it held all along").hasSize(1);
            assertThat(room.messages("ada", room.channel)).hasSize(1);
        }
    }

    /** Between two times: it turns on at the first and off at the second, and each look knows of the next. */
    @Test
    void eachLookKnowsOfTheNext() {
        try (RuleRoom room = new RuleRoom("ben")) {
            Condition either = new Condition.Any(
                    List.of(new Condition.All(List.of(elapsed(true, 9), elapsed(false, 20))), elapsed(true, 29)));
            RuleId rule = room.here("ben", When.turns(), either, RuleRoom.post("now"));
            int[] after = new int[40];
            for (int second = 1; second < after.length; second++) {
                pass(room, 1);
                after[second] = room.firings("ada", rule).size();
            }
            assertThat(after[9]).isZero();
            assertThat(after[10]).isEqualTo(1);
            assertThat(after[29]).isEqualTo(1);
            assertThat(after[30]).isEqualTo(2);
            assertThat(after[39]).isEqualTo(2);
        }
    }

    @Test
    void itSurvivesTheNodeThatSawTheIncident() {
        TestMuster first = new TestMuster();
        RuleRoom room = new RuleRoom(first, "ben");
        RuleId rule = room.here("ben", When.turns(), elapsed(true, 60), RuleRoom.post("a minute"));
        TestMuster second = first.another();
        TestMuster third = first.another();
        first.close();
        second.clock.advance(Duration.ofSeconds(61));
        second.runDue();
        third.runDue();
        assertThat(room.on(second).firings("ada", rule)).hasSize(1);
        second.close();
        third.close();
    }

    @Test
    void rulesOfTheWorkspaceAndOfPlaybooksAreSeenInTimeToo() {
        try (RuleRoom room = new RuleRoom("ben")) {
            RuleId all =
                    room.define("ada", null, RuleRoom.content(When.turns(), elapsed(true, 60), RuleRoom.post("x")));
            RulePlan plan = new RulePlan(
                    "hour",
                    "An hour",
                    new RulePlan.When(null, null, true),
                    elapsed(true, 120),
                    List.of(new RulePlan.Step("post", Map.of("text", "y"))));
            String playbook = room.run(
                            "ada",
                            new PublishPlaybook(
                                    null,
                                    PlaybookContent.of("Outage")
                                            .rules(List.of(plan))
                                            .build()))
                    .id("playbook");
            ChannelId channel = new ChannelId(room.run(
                            "ada",
                            new DeclareIncident("fire", null, Severity.SEV3, playbook, null, null, null, null, null))
                    .id("incident"));
            pass(room, 61);
            assertThat(room.firings("ada", all)).singleElement().satisfies(f -> assertThat(f.channel())
                    .isEqualTo(channel));
            assertThat(room.messages("ada", channel)).hasSize(1);
            pass(room, 60);
            assertThat(room.messages("ada", channel)).hasSize(2);
            room.run("ada", new dev.muster.rule.RuleCommands.DisableRule(all));
        }
    }

    @Test
    void oneThatIsOffIsNotFollowed() {
        try (RuleRoom room = new RuleRoom("ben")) {
            RuleId rule = room.here("ben", When.turns(), elapsed(true, 60), RuleRoom.post("x"));
            room.run("ben", new dev.muster.rule.RuleCommands.DisableRule(rule));
            pass(room, 61);
            assertThat(room.firings("ada", rule)).isEmpty();
        }
    }
}

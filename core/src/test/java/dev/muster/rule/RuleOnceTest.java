package dev.muster.rule;

import static dev.muster.rule.RuleRoom.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.storage.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A firing happens once, whichever node is alive, and its slowness or failure is nobody else's. */
class RuleOnceTest {
    /** The node that took the message is gone before anything follows; another one follows the rule, once. */
    @Test
    void aFiringSurvivesTheNodeThatSawIt() {
        TestMuster first = new TestMuster();
        RuleRoom room = new RuleRoom(first, "ben");
        RuleId rule = room.here("ben", When.said("word"), null, post("x"), post("y"));
        room.say("ada", room.channel, "a word");
        TestMuster second = first.another();
        TestMuster third = first.another();
        first.close();
        RuleRoom there = room.on(second);
        second.runDue();
        third.runDue();
        second.runDue();
        assertThat(there.messages("ada", room.channel)).hasSize(3);
        assertThat(there.firings("ada", rule)).hasSize(2);
        second.close();
        third.close();
    }

    /** The same message sent again under its key is one message, and one firing. */
    @Test
    void aRetryFiresNothingAgain() {
        RuleRoom room = new RuleRoom("ben");
        RuleId rule = room.here("ben", When.said("word"), null, new Step("notify", Map.of("text", "x")));
        String key = UUID.randomUUID().toString();
        var message = new dev.muster.channel.MessageCommands.PostMessage(room.channel, "a word", null);
        room.test.muster.run(TestMuster.as("ada"), message, key);
        room.test.muster.run(TestMuster.as("ada"), message, key);
        room.test.runDue();
        room.test.muster.run(TestMuster.as("ada"), message, key);
        room.test.runDue();
        assertThat(room.firings("ada", rule)).hasSize(1);
        room.close();
    }

    /** A4: an action of the host's; one that throws is on record, and harms neither the message nor the next step. */
    @Test
    void anActionOfTheHostsThatThrowsHarmsNobody() {
        RuleAction broken = new RuleAction() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String words() {
                return "break";
            }

            @Override
            public List<Field> fields() {
                return List.of();
            }

            @Override
            public Command command(Firing firing, Map<String, String> with, Admission owner) {
                throw new IllegalStateException("the host's fault");
            }
        };
        TestMuster test = new TestMuster(
                new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.ruleAction(broken));
        RuleRoom room = new RuleRoom(test, "ben");
        RuleId rule = room.here("ben", When.said("word"), null, new Step("broken", null), post("go on"));
        room.say("ada", room.channel, "a word");
        test.runDue();
        assertThat(room.firings("ada", rule))
                .extracting(f -> f.reason())
                .containsExactly("", "the action failed by itself");
        assertThat(room.messages("ada", room.channel)).hasSize(2);
        room.close();
    }

    /** What is met when nobody runs due work waits, and costs the one who wrote nothing. */
    @Test
    void whatIsMetWaitsForItsTurn() {
        RuleRoom room = new RuleRoom("ben");
        RuleId rule = room.here("ben", When.said("word"), null, post("x"));
        room.say("ada", room.channel, "a word");
        assertThat(room.firings("ada", rule)).isEmpty();
        room.test.advance(Duration.ofDays(1));
        assertThat(room.firings("ada", rule)).hasSize(1);
        room.close();
    }
}

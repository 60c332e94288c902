package dev.muster.rule;

import static dev.muster.rule.RuleRoom.content;
import static dev.muster.rule.RuleRoom.is;
import static dev.muster.rule.RuleRoom.post;
import static dev.muster.rule.RuleRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularCommands.ClassifyIncident;
import dev.muster.incident.Severity;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.RuleViews.Hit;
import dev.muster.rule.RuleViews.Trial;
import dev.muster.rule.RuleViews.TryRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleTrialTest {
    private static final When SEVERITY = When.on("incident.severity-changed");
    private final RuleRoom room = new RuleRoom("ben", "cleo");

    @AfterEach
    void close() {
        room.close();
    }

    private Trial tried(String who, RuleContent content) {
        return room.ask(who, new TryRule(room.incident, null, content));
    }

    @Test
    void whatHappenedIsPlayedWithWhatWasSoThen() {
        room.run("ada", new SetSeverity(room.incident, Severity.SEV1, null));
        room.run("ada", new SetSeverity(room.incident, Severity.SEV4, null));
        Trial trial = tried("cleo", content(SEVERITY, is("severity", "SEV1"), post("x")));
        assertThat(trial.hits()).extracting(Hit::fires).containsExactly(true, false);
        assertThat(trial.hits().get(0).why()).contains("it is SEV1");
        assertThat(trial.hits().get(0).would()).containsExactly("post a message");
        assertThat(trial.hits().get(1).why()).contains("it is SEV4");
        assertThat(trial.hits().get(1).would()).isEmpty();
        assertThat(room.messages("ada", room.channel)).isEmpty();
        Trial turned = tried("cleo", content(When.turns(), is("severity", "SEV1"), post("x")));
        assertThat(turned.hits()).hasSize(1);
    }

    @Test
    void aTrialKnowsTheTypeThatAnIncidentHadThen() {
        room.types("outage");
        room.run("ada", new ClassifyIncident(room.incident, "outage", null, null));
        room.run("ada", new ClassifyIncident(room.incident, "", null, null));
        Trial trial = tried("cleo", content(When.on("incident.classified"), is("type", "outage"), post("x")));
        assertThat(trial.hits()).extracting(Hit::fires).containsExactly(true, false);
        assertThat(tried("cleo", content(When.turns(), is("type", "outage"), post("x")))
                        .hits())
                .hasSize(1);
    }

    @Test
    void aTrialSaysWhatWasDone() {
        RuleId rule = room.here("ben", When.said("word"), null, post("x"));
        room.say("ada", room.channel, "a word");
        room.say("ada", room.channel, "nothing");
        room.test.runDue();
        Trial trial = room.ask("ben", new TryRule(room.incident, rule, null));
        assertThat(trial.hits())
                .extracting(Hit::entry)
                .containsExactly(room.firings("ben", rule).get(0).entry());
    }

    /** What somebody may not read, they do not find out by trying words. */
    @Test
    void aTrialTellsNothingThatTheAskerMayNotRead() {
        long deleted = room.say("ada", room.channel, "canary one");
        long edited = room.say("ada", room.channel, "canary two");
        room.run("ada", new DeleteMessage(room.channel, deleted));
        room.run("ada", new EditMessage(room.channel, edited, "nothing"));
        RuleContent word = content(When.said("canary"), null, post("x"));
        assertThat(tried("ben", word).hits()).isEmpty();
        refused(Code.ABSENT, () -> tried("dan", word));
        IncidentId dans = room.declare("dan");
        RuleId foreign = room.here("ben", SEVERITY, null, post("x"));
        refused(Code.ABSENT, () -> room.ask("dan", new TryRule(dans, foreign, null)));
        refused(Code.ABSENT, () -> room.ask("dan", new TryRule(dans, new RuleId("no-such-rule"), null)));
    }
}

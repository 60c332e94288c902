package dev.muster.rule;

import static dev.muster.rule.RuleRoom.content;
import static dev.muster.rule.RuleRoom.is;
import static dev.muster.rule.RuleRoom.post;
import static dev.muster.rule.RuleRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Told;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.ClassifyIncident;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.notice.NoticeViews.ListNotices;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.property.PropertyDefinition;
import dev.muster.rule.RuleCommands.ChangeRule;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleCommands.DisableRule;
import dev.muster.rule.RuleCommands.EnableRule;
import dev.muster.rule.RuleCommands.RemoveRule;
import dev.muster.rule.RuleCommands.RestoreRule;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.rule.RuleViews.ListFirings;
import dev.muster.rule.RuleViews.ListParts;
import dev.muster.rule.RuleViews.ListRules;
import dev.muster.rule.RuleViews.RuleView;
import dev.muster.rule.RuleViews.ShowRule;
import dev.muster.slash.SlashViews.RunSlash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final When SEVERITY = When.on("incident.severity-changed");
    private final RuleRoom room = new RuleRoom("ben", "cleo");

    @AfterEach
    void close() {
        room.close();
    }

    private void severity(Severity severity) {
        room.run("ada", new SetSeverity(room.incident, severity, "it spreads"));
        room.test.runDue();
    }

    @Test
    void onAnEventIfAConditionHoldsAStepIsDoneAndSaysWhy() {
        RuleId rule = room.here("ben", SEVERITY, is("severity", "SEV1", "SEV2"), post("call the press"));
        severity(Severity.SEV4);
        assertThat(room.fired("ada")).isEmpty();
        severity(Severity.SEV2);
        assertThat(room.messages("ada", room.channel)).singleElement().satisfies(m -> assertThat(m.text())
                .isEqualTo("call the press\n\n*by a rule*"));
        RuleFired fired = room.fired("ada").get(0);
        assertThat(fired.rule()).isEqualTo(rule);
        assertThat(fired.kind()).isEqualTo("incident.severity-changed");
        assertThat(room.history("ada", room.channel))
                .filteredOn(e -> e.seq() == fired.entry())
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo("incident.severity-changed"));
        assertThat(fired.sentence())
                .isEqualTo("followed the rule \"a rule\" because incident.severity-changed happened; "
                        + "severity is SEV1 or SEV2: yes (it is SEV2): post a message");
        assertThat(room.history("ada", room.channel))
                .filteredOn(e -> e.kind().equals("channel.message-posted"))
                .allSatisfy(e -> assertThat(e.actor()).isEqualTo(new PersonId("ben")));
        assertThat(room.firings("cleo", rule)).singleElement().satisfies(f -> {
            assertThat(f.done()).isTrue();
            assertThat(f.why()).contains("it is SEV2");
        });
    }

    @Test
    void factsOfTheEventAreAskedToo() {
        room.here("ben", SEVERITY, is("event:from", "SEV3"), post("it was three"));
        severity(Severity.SEV2);
        severity(Severity.SEV1);
        assertThat(room.messages("ada", room.channel)).hasSize(1);
    }

    @Test
    void aWordInAMessageStandsByItselfInAnyCase() {
        RuleId rule = room.here("ben", When.said("Ransom", "data  breach"), null, post("look"));
        room.say("cleo", room.channel, "ransomware?");
        room.test.runDue();
        assertThat(room.firings("ada", rule)).isEmpty();
        room.say("cleo", room.channel, "they want a RANSOM!");
        room.say("cleo", room.channel, "a Data\nbreach, then");
        room.test.runDue();
        assertThat(room.firings("ada", rule))
                .extracting(f -> f.why())
                .containsExactly("a message says \"data breach\"", "a message says \"ransom\"");
    }

    @Test
    void whatBecomesTrueFiresOnceUntilItWasFalseAgain() {
        RuleId rule = room.here("ben", When.turns(), is("severity", "SEV1", "SEV2"), post("up"));
        severity(Severity.SEV2);
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).hasSize(1);
        severity(Severity.SEV3);
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).hasSize(2);
    }

    /** Everything that a condition looks at can turn it. */
    @Test
    void theTypeOfAnIncidentTurnsAConditionToo() {
        room.types("outage");
        RuleId rule = room.here("ben", When.turns(), is("type", "outage"), post("an outage"));
        room.run("ada", new ClassifyIncident(room.incident, null, "shops are closed", null));
        room.test.runDue();
        assertThat(room.firings("ada", rule)).isEmpty();
        room.run("ada", new ClassifyIncident(room.incident, "outage", null, null));
        room.test.runDue();
        assertThat(room.firings("ada", rule)).hasSize(1);
    }

    @Test
    void whatHeldAllAlongDoesNotBecomeTrue() {
        severity(Severity.SEV1);
        RuleId rule = room.here("ben", When.turns(), is("severity", "SEV1"), post("up"));
        RuleId everywhere = room.define("ada", null, content(When.turns(), is("severity", "SEV1"), post("up")));
        room.run("ada", new SetStatus(room.incident, Status.ACTIVE, null));
        room.test.runDue();
        assertThat(room.firings("ada", rule)).isEmpty();
        assertThat(room.firings("ada", everywhere)).isEmpty();
        severity(Severity.SEV2);
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).hasSize(1);
        assertThat(room.firings("ada", everywhere)).hasSize(1);
    }

    @Test
    void everyActionIsDoneByTheCommandThatItMeans() {
        room.run("ada", new AddProperty(room.incident, definition("impact")));
        String task = room.run("ada", new AddTask(room.channel, "look", null, null, null, null, null))
                .id("task");
        List<Step> steps = List.of(
                new Step("create-channel", Map.of("name", "press", "people", "cleo")),
                new Step("invite", Map.of("people", "dan")),
                new Step("assign-role", Map.of("role", "commander", "person", "cleo")),
                new Step("assign-task", Map.of("task", task, "person", "dan")),
                new Step("set-property", Map.of("property", "impact", "value", "high")),
                new Step("set-status", Map.of("status", "active", "reason", "clear")),
                new Step("start-timer", Map.of("timer", "press", "text", "ring them", "seconds", "600")),
                new Step("slash", Map.of("line", "/incident note a rule was here")),
                new Step("open-call", Map.of("link", "https://call.example/1")),
                new Step("notify", Map.of("text", "wake up", "people", "ben")));
        RuleId rule = room.here("ben", SEVERITY, null, steps.toArray(Step[]::new));
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule))
                .as("%s", room.firings("ada", rule))
                .hasSize(10)
                .allMatch(f -> f.done());
        IncidentView view = room.ask("ada", new ShowIncident(room.incident));
        assertThat(view.toString()).contains("cleo").contains("https://call.example/1");
        assertThat(room.ask("cleo", new MyChannels()).channels())
                .anyMatch(c -> c.name().equals("press"));
        assertThat(room.ask("ada", new ShowChannel(room.channel)).members())
                .anyMatch(m -> m.person().value().equals("dan"));
        assertThat(room.ask("ada", new ListNotices(room.channel)).notices().toString())
                .contains("ring them")
                .contains("wake up");
    }

    private static PropertyDefinition definition(String id) {
        return new PropertyDefinition(id, "Impact", null, dev.muster.property.PropertyType.TEXT, false, List.of());
    }

    @Test
    void aTimerIsFoundByItsNameAndStopped() {
        room.here(
                "ben",
                When.said("start"),
                null,
                new Step("start-timer", Map.of("timer", "press", "text", "ring them", "seconds", "60")));
        room.here("cleo", When.said("stop"), null, new Step("stop-timer", Map.of("timer", "press")));
        room.say("ada", room.channel, "start");
        room.test.advance(java.time.Duration.ofSeconds(30));
        room.say("ada", room.channel, "start");
        room.test.advance(java.time.Duration.ofSeconds(40));
        assertThat(kinds()).as("started again").doesNotContain("notice.fired");
        room.say("ada", room.channel, "stop");
        room.test.advance(java.time.Duration.ofSeconds(120));
        assertThat(kinds()).contains("notice.cancelled").doesNotContain("notice.fired");
    }

    private List<String> kinds() {
        return room.history("ada", room.channel).stream().map(e -> e.kind()).toList();
    }

    @Test
    void aStepThatCannotBeDoneSaysWhyAndTheNextIsDone() {
        RuleId rule = room.here(
                "ben",
                SEVERITY,
                null,
                new Step("assign-role", Map.of("role", "juggler", "person", "cleo")),
                post("go on"));
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).extracting(f -> f.done()).containsExactly(true, false);
        assertThat(room.firings("ada", rule).get(1).reason()).isNotEmpty();
        assertThat(room.messages("ada", room.channel)).hasSize(1);
    }

    @Test
    void itIsSwitchedRemovedAndBroughtBack() {
        RuleId rule = room.here("ben", SEVERITY, null, post("x"));
        room.run("cleo", new DisableRule(rule));
        severity(Severity.SEV1);
        room.run("cleo", new RemoveRule(rule));
        assertThat(room.ask("ben", new ListRules(room.channel, null)).rules()).isEmpty();
        refused(Code.CONFLICT, () -> room.run("ben", new EnableRule(rule)));
        room.run("ben", new RestoreRule(rule));
        severity(Severity.SEV2);
        assertThat(room.firings("ada", rule)).as("it comes back off, as it was").isEmpty();
        room.run("ada", new RunSlash(room.channel, "/rule on " + rule));
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule))
                .singleElement()
                .satisfies(f -> assertThat(f.owner().value()).isEqualTo("ada"));
        RuleView view = room.ask("ben", new ShowRule(rule));
        assertThat(view.enabled()).isTrue();
        assertThat(view.says()).isEqualTo("When the severity changes: post a message");
        assertThat(view.mayChange()).isTrue();
        assertThat(kinds()).contains("rule.defined", "rule.disabled", "rule.removed", "rule.restored", "rule.enabled");
    }

    @Test
    void whatIsChangedIsCheckedByVersion() {
        RuleId rule = room.here("ben", SEVERITY, null, post("x"));
        room.run("cleo", new ChangeRule(rule, 1, content(SEVERITY, null, post("y"))));
        refused(Code.CONFLICT, () -> room.run("ben", new ChangeRule(rule, 1, content(SEVERITY, null, post("z")))));
        severity(Severity.SEV1);
        assertThat(room.messages("ada", room.channel)).singleElement().satisfies(m -> assertThat(m.text())
                .startsWith("y"));
    }

    @Test
    void whatWasMetIsNotFollowedOnceTheRuleIsAnother() {
        RuleId rule = room.here("ben", SEVERITY, null, post("x"));
        room.run("ada", new SetSeverity(room.incident, Severity.SEV1, null));
        room.run("ben", new DisableRule(rule));
        room.test.runDue();
        assertThat(room.messages("ada", room.channel)).isEmpty();
        assertThat(room.firings("ada", rule)).singleElement().satisfies(f -> assertThat(f.reason())
                .contains("switched off meanwhile"));
    }

    @Test
    void whatCannotBeARuleNamesTheField() {
        for (RuleContent content : List.of(
                content(When.on("no.such-event"), null, post("x")),
                content(When.turns(), null, post("x")),
                content(When.said("x"), null, post("x")),
                content(new When(List.of("task.added"), List.of("word"), null), null, post("x")),
                content(SEVERITY, null),
                content(SEVERITY, null, new Step("fly", null)),
                content(SEVERITY, null, new Step("post", Map.of())),
                content(SEVERITY, null, new Step("post", Map.of("text", "x", "as", "ada"))),
                content(SEVERITY, null, new Step("set-severity", Map.of("severity", "SEV9"))),
                content(SEVERITY, null, new Step("invite", Map.of("people", "nobody"))),
                content(SEVERITY, null, new Step("slash", Map.of("line", "hello"))))) {
            refused(Code.INVALID, () -> room.run("ben", new DefineRule(room.channel, null, content)));
        }
        List<String> words = java.util.stream.IntStream.range(0, RuleContent.MOST_WORDS + 1)
                .mapToObj(i -> "word" + i)
                .toList();
        refused(Code.INVALID, () -> room.here("ben", new When(null, words, null), null, post("x")));
        refused(Code.INVALID, () -> room.here("ben", When.said("x".repeat(51)), null, post("x")));
    }

    @Test
    void aRuleOfAPlaybookIsAboutItsIncidentsAlone() {
        Outcome published = room.run("ada", new dev.muster.playbook.DraftCommands.AddFromLibrary("phishing"));
        String playbook = published.id("playbook");
        RuleId rule =
                new RuleId(room.run("ada", new DefineRule(null, playbook, content(SEVERITY, null, post("by the book"))))
                        .id("rule"));
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).isEmpty();
        IncidentId run = new IncidentId(room.run(
                        "ada", dev.muster.incident.IncidentCommands.DeclareIncident.of("mail", Severity.SEV3, playbook))
                .id("incident"));
        room.run("ada", new SetSeverity(run, Severity.SEV1, null));
        room.test.runDue();
        assertThat(room.firings("ada", rule)).singleElement().satisfies(f -> assertThat(f.channel())
                .isEqualTo(run.channel()));
        assertThat(room.ask("ada", new ListFirings(null, run.channel(), null, null))
                        .firings())
                .hasSize(1);
    }

    @Test
    void firingsArePaged() {
        RuleId rule = room.here("ben", When.said("word"), null, post("x"));
        for (int i = 0; i < 5; i++) {
            room.say("ada", room.channel, "word");
        }
        room.test.runDue();
        var first = room.ask("ada", new ListFirings(rule, null, null, 3));
        var second = room.ask("ada", new ListFirings(rule, null, first.before(), 3));
        assertThat(first.firings()).hasSize(3);
        assertThat(second.firings()).hasSize(2);
        assertThat(second.before()).isNull();
        refused(Code.INVALID, () -> room.ask("ada", new ListFirings(rule, null, "nonsense", 3)));
    }

    @Test
    void whatRulesCanBeginWithIsRegisteredUnderThatName() {
        Map<String, Class<?>> known = room.test.muster.events().stream()
                .collect(Collectors.toMap(Told::kind, Told::type, (a, b) -> a, TreeMap::new));
        for (RuleTrigger<?> trigger : BuiltInTriggers.all()) {
            assertThat(known.get(trigger.kind())).as(trigger.kind()).isEqualTo(trigger.type());
        }
        assertThat(room.ask("ben", new ListParts()).triggers())
                .hasSize(BuiltInTriggers.all().size());
        assertThat(room.ask("ben", new ListParts()).actions())
                .extracting(a -> a.name())
                .contains("post", "slash");
    }
}

package dev.muster.rule;

import static dev.muster.rule.RuleRoom.content;
import static dev.muster.rule.RuleRoom.post;
import static dev.muster.rule.RuleRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.Room;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.journal.JournalId;
import dev.muster.playbook.DraftCommands.AddFromLibrary;
import dev.muster.rule.RuleCommands.ChangeRule;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleCommands.EnableRule;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.RuleEvent.RuleStopped;
import dev.muster.rule.RuleViews.ListFirings;
import dev.muster.rule.RuleViews.ListRules;
import dev.muster.rule.RuleViews.ShowRule;
import dev.muster.storage.Range;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules may do: what their owner may at that moment, and nothing more. */
class RuleRightsTest {
    private static final When SEVERITY = When.on("incident.severity-changed");
    private final RuleRoom room = new RuleRoom("ben", "cleo");

    @AfterEach
    void close() {
        room.close();
    }

    private void severity(Severity severity) {
        room.run("ada", new SetSeverity(room.incident, severity, null));
        room.test.runDue();
    }

    private RuleViews.FiringView last(RuleId rule) {
        return room.firings("ada", rule).get(0);
    }

    /** AC-06: refused at run time too, for a channel that the owner is not in, or not in any more. */
    @Test
    void whatTheOwnerMayNotDoTheRuleDoesNotDo() {
        ChannelId other = Room.create(room.test, "cleo", false, "ben");
        RuleId rule =
                room.here("ben", SEVERITY, null, new Step("post", Map.of("text", "look", "channel", other.value())));
        severity(Severity.SEV1);
        assertThat(last(rule).done()).isTrue();
        room.run("cleo", new RemoveMember(other, new PersonId("ben")));
        severity(Severity.SEV2);
        assertThat(last(rule).done()).isFalse();
        assertThat(last(rule).reason()).doesNotContain(other.value());
        assertThat(room.messages("cleo", other)).hasSize(1);
    }

    /** AC-06, AC-55: a rule of somebody who is out of the channel, or out of the workspace, does nothing there. */
    @Test
    void aRuleEndsWithWhatItsOwnerMay() {
        RuleId rule = room.here("ben", SEVERITY, null, post("x"));
        room.run("ada", new RemoveMember(room.channel, new PersonId("ben")));
        severity(Severity.SEV1);
        assertThat(room.messages("ada", room.channel)).isEmpty();
        assertThat(last(rule).reason()).contains("may not read this");
        RuleId other = room.here("cleo", SEVERITY, null, post("y"));
        room.test.people.deactivate("cleo");
        room.test.muster.accessChanged(TestMuster.ACME, new PersonId("cleo"));
        severity(Severity.SEV2);
        assertThat(room.messages("ada", room.channel)).isEmpty();
        assertThat(last(other).reason()).contains("not active");
    }

    /** AC-55: who has a rule say something else lends it their own rights, not those of whoever made it. */
    @Test
    void whoChangesARuleLendsItTheirOwnRights() {
        ChannelId adas = Room.create(room.test, "ada", false);
        Step there = new Step("post", Map.of("text", "hello", "channel", adas.value()));
        RuleId rule = room.here("ada", SEVERITY, null, post("x"));
        room.run("ben", new ChangeRule(rule, 1, content(SEVERITY, null, there)));
        severity(Severity.SEV1);
        assertThat(last(rule).done()).isFalse();
        assertThat(last(rule).owner()).isEqualTo(new PersonId("ben"));
        assertThat(room.messages("ada", adas)).isEmpty();
    }

    /** AC-55: it makes nobody owner of a channel whom its own owner could not. */
    @Test
    void aRuleRaisesNobodysRights() {
        RuleId rule = room.here(
                "ben",
                SEVERITY,
                null,
                new Step("slash", Map.of("line", "/header gone")),
                new Step("slash", Map.of("line", "/archive")));
        severity(Severity.SEV1);
        assertThat(room.firings("ada", rule)).noneMatch(f -> f.done());
        assertThat(room.ask("ada", new ShowChannel(room.channel)).members())
                .filteredOn(m -> m.person().value().equals("ben"))
                .allMatch(m -> m.rank() == Rank.MEMBER);
    }

    /** AC-10: an outsider who says the word in a place of their own gets nothing of what it does, nor of the rule. */
    @Test
    void whoSaysAWordLearnsNothingOfWhatFollows() {
        String playbook = room.run("ada", new AddFromLibrary("phishing")).id("playbook");
        ChannelId lobby = Room.create(room.test, "ada", false, "dan", "guy");
        RuleContent secret = new RuleContent(
                "canarytitle",
                When.said("canary"),
                null,
                List.of(
                        new Step("start-playbook", Map.of("playbook", playbook, "title", "canaryincident")),
                        new Step("post", Map.of("text", "canarytext", "channel", room.channel.value()))));
        RuleId rule =
                new RuleId(room.run("ada", new DefineRule(null, null, secret)).id("rule"));
        long before = room.history("guy", lobby).size();
        room.say("guy", lobby, "a canary!");
        room.test.runDue();
        assertThat(room.firings("ada", rule)).hasSize(2).allMatch(f -> f.done());
        assertThat(room.messages("ada", room.channel)).hasSize(1);
        for (String outsider : List.of("guy", "dan")) {
            assertThat(room.history(outsider, lobby)).hasSize((int) before + 1);
            refused(Code.ABSENT, () -> room.ask(outsider, new ShowRule(rule)));
            refused(Code.ABSENT, () -> room.ask(outsider, new ListFirings(rule, null, null, null)));
            refused(Code.ABSENT, () -> room.ask(outsider, new ListRules(null, null)));
            refused(Code.ABSENT, () -> room.run(outsider, new EnableRule(rule)));
            assertThat(room.ask(outsider, new ListFirings(null, lobby, null, null))
                            .firings())
                    .isEmpty();
            assertThat(room.history(outsider, lobby).toString())
                    .doesNotContain("canarytitle")
                    .doesNotContain("canaryincident")
                    .doesNotContain(playbook)
                    .doesNotContain(rule.value());
        }
    }

    /** AC-10 the other way: of a place that its owner does not see, a rule of the workspace says and does nothing. */
    @Test
    void aRuleOfTheWorkspaceSeesWhatItsOwnerSees() {
        RuleId rule = room.define("ada", null, content(When.said("canary"), null, post("me too")));
        ChannelId hidden = Room.create(room.test, "ben", false, "cleo");
        room.say("ben", hidden, "a canary");
        room.test.runDue();
        assertThat(room.firings("ada", rule)).isEmpty();
        assertThat(room.messages("ben", hidden)).hasSize(1);
        room.run("ben", new AddMembers(hidden, List.of(new PersonId("ada")), null));
        room.say("ben", hidden, "a canary");
        room.test.runDue();
        assertThat(room.firings("ada", rule)).hasSize(1);
        room.run("ben", new RemoveMember(hidden, new PersonId("ada")));
        assertThat(room.firings("ada", rule))
                .as("what was done there is not hers to see any more")
                .isEmpty();
    }

    /** A member who left between the word and what follows from it. */
    @Test
    void whatTheOwnerMaySeeIsAskedWhenTheRuleIsFollowed() {
        RuleId rule = room.define("ada", null, content(When.said("canary"), null, post("me too")));
        ChannelId hidden = Room.create(room.test, "ben", false, "ada");
        room.say("ben", hidden, "a canary");
        room.run("ben", new RemoveMember(hidden, new PersonId("ada")));
        room.test.runDue();
        assertThat(room.messages("ben", hidden)).hasSize(1);
        JournalId said = JournalId.of(TestMuster.ACME, Rule.FIRINGS, rule.value());
        assertThat(room.test.store.<List<?>>snapshot(q -> q.range(Range.after(said, 0, 10))))
                .isEmpty();
    }

    /** AC-55: a rule that answers itself stops, and says so once. */
    @Test
    void aRuleThatAnswersItselfStops() {
        RuleId rule = room.here("ben", When.said("echo"), null, post("echo"));
        room.say("ada", room.channel, "echo");
        room.test.runDue();
        assertThat(room.messages("ada", room.channel)).hasSize(1 + Rate.DEEPEST + 1);
        assertThat(room.events("ada", room.channel, "rule.stopped", RuleStopped.class))
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).contains("rules led to rules"));
        room.say("ada", room.channel, "echo");
        room.test.runDue();
        assertThat(room.events("ada", room.channel, "rule.stopped", RuleStopped.class))
                .as("said once")
                .hasSize(1);
        assertThat(room.firings("ada", rule)).isNotEmpty();
    }

    /** AC-55: two rules that answer each other stop too. */
    @Test
    void rulesThatAnswerEachOtherStop() {
        room.here("ben", When.said("ping"), null, post("pong"));
        room.here("cleo", When.said("pong"), null, post("ping"));
        room.say("ada", room.channel, "ping");
        room.test.runDue();
        assertThat(room.messages("ada", room.channel)).hasSize(1 + Rate.DEEPEST + 1);
    }

    /** AC-55: more often than the limit, a rule is not followed; the others are, and it is again later. */
    @Test
    void aRuleIsFollowedSoOftenAndNoMore() {
        RuleId rule = room.here("ben", When.said("flood"), null, new Step("notify", Map.of("text", "x")));
        for (int i = 0; i < Rate.MOST + 5; i++) {
            room.say("ada", room.channel, "flood");
        }
        room.test.runDue();
        assertThat(room.firings("ada", rule).stream().filter(f -> f.done())).hasSize(Rate.MOST);
        assertThat(room.events("ada", room.channel, "rule.stopped", RuleStopped.class))
                .hasSize(1);
        room.test.advance(Duration.ofSeconds(61));
        room.say("ada", room.channel, "flood");
        room.test.runDue();
        assertThat(room.firings("ada", rule).stream().filter(f -> f.done())).hasSize(Rate.MOST + 1);
    }

    @Test
    void guestsAndOutsidersMakeNoRules() {
        room.run("ada", new AddMembers(room.channel, List.of(new PersonId("guy")), Rank.GUEST));
        for (String who : List.of("guy", "dan")) {
            refused(Code.ABSENT, () -> room.here(who, SEVERITY, null, post("x")));
        }
        refused(Code.ABSENT, () -> room.define("ben", null, content(SEVERITY, null, post("x"))));
        IncidentId other = room.declare("dan");
        RuleId rule = room.define("dan", other.channel(), content(SEVERITY, null, post("x")));
        refused(Code.ABSENT, () -> room.ask("ada", new ShowRule(rule)));
        refused(Code.ABSENT, () -> room.run("ada", new EnableRule(rule)));
    }
}

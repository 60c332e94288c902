package dev.muster.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Room;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.playbook.AuthoringViews.Change;
import dev.muster.playbook.AuthoringViews.Changed;
import dev.muster.playbook.AuthoringViews.Compare;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Level;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.DryRunViews.DryRun;
import dev.muster.playbook.DryRunViews.WouldFollow;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.RulePlan;
import dev.muster.playbook.RulePlan.Step;
import dev.muster.playbook.RulePlan.When;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.storage.MemoryStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that a playbook carries: versioned with it, and with the rights of whoever published the version. */
class CarriedTest {
    private static final When SEVERITY = new When(List.of("incident.severity-changed"), null, null);
    private RuleRoom room = new RuleRoom("ben", "cleo");

    @AfterEach
    void close() {
        room.close();
    }

    private static RulePlan rule(String id, When when, @Nullable Condition condition, Step... steps) {
        return new RulePlan(id, "rule " + id, when, condition, List.of(steps));
    }

    private static Step post(String text) {
        return new Step("post", Map.of("text", text));
    }

    private static PlaybookContent content(RulePlan... rules) {
        return PlaybookContent.of("Outage").rules(List.of(rules)).build();
    }

    private String publish(String who, @Nullable String playbook, RulePlan... rules) {
        return room.run(who, new PublishPlaybook(playbook, content(rules))).id("playbook");
    }

    /** An incident by the playbook, declared by ben; ada, who publishes, is asked in. */
    private ChannelId declared(String playbook) {
        ChannelId channel = byBen(playbook);
        room.run("ben", new AddMembers(channel, List.of(new PersonId("ada")), null));
        return channel;
    }

    private ChannelId byBen(String playbook) {
        return new IncidentId(room.run(
                                "ben",
                                new DeclareIncident(
                                        "fire", null, Severity.SEV3, playbook, null, null, null, null, null))
                        .id("incident"))
                .channel();
    }

    private void severity(ChannelId channel, Severity severity) {
        room.run("ben", new SetSeverity(new IncidentId(channel.value()), severity, null));
        room.test.runDue();
    }

    private List<String> said(ChannelId channel) {
        return room.messages("ben", channel).stream()
                .map(m -> m.text().lines().findFirst().orElse(""))
                .toList();
    }

    private List<RuleFired> fired(ChannelId channel) {
        return room.events("ben", channel, "rule.fired", RuleFired.class);
    }

    @Test
    void anIncidentRunsByTheRulesOfItsOwnVersion() {
        String playbook = publish("ada", null, rule("tell", SEVERITY, null, post("first")));
        ChannelId old = declared(playbook);
        publish("ada", playbook, rule("tell", SEVERITY, null, post("second")));
        ChannelId young = declared(playbook);
        publish("ada", playbook);
        ChannelId none = declared(playbook);
        for (ChannelId channel : List.of(old, young, none, room.channel)) {
            room.run("ada", new SetSeverity(new IncidentId(channel.value()), Severity.SEV1, null));
            room.test.runDue();
        }
        assertThat(said(old)).singleElement().asString().startsWith("first");
        assertThat(said(young)).singleElement().asString().startsWith("second");
        assertThat(said(none)).isEmpty();
        assertThat(said(room.channel)).as("one that runs by no playbook").isEmpty();
        assertThat(fired(old)).singleElement().satisfies(f -> {
            assertThat(f.origin()).isEqualTo(new Origin(playbook, 1, "tell"));
            assertThat(f.sentence()).contains("the rule \"rule tell\" of version 1 of its playbook");
            assertThat(f.done()).isTrue();
        });
        assertThat(fired(young).get(0).origin()).isEqualTo(new Origin(playbook, 2, "tell"));
        assertThat(room.ask("ben", new RuleViews.ListFirings(null, young, null, null))
                        .firings())
                .singleElement()
                .satisfies(f -> assertThat(f.origin()).isEqualTo(new Origin(playbook, 2, "tell")));
    }

    @Test
    void itBeginsWithWordsAndWithWhatBecomesTrueToo() {
        Condition bad = RuleRoom.is("severity", "SEV1");
        String playbook = publish(
                "ada",
                null,
                rule("turns", new When(null, null, true), bad, post("turned")),
                rule("said", new When(null, List.of("smoke"), null), null, post("heard")));
        ChannelId channel = declared(playbook);
        severity(channel, Severity.SEV2);
        assertThat(said(channel)).isEmpty();
        severity(channel, Severity.SEV1);
        severity(channel, Severity.SEV2);
        severity(channel, Severity.SEV1);
        assertThat(said(channel)).hasSize(2).allMatch(t -> t.startsWith("turned"));
        room.say("ben", channel, "I see smoke");
        room.test.runDue();
        assertThat(said(channel)).hasSize(4).anyMatch(t -> t.startsWith("heard"));
    }

    /** Neither who declares nor who makes the event lends it anything. */
    @Test
    void itActsAsWhoeverPublishedItsVersionAndAsNobodyElse() {
        ChannelId bens = Room.create(room.test, "ben", false);
        ChannelId adas = Room.create(room.test, "ada", false);
        String playbook = publish(
                "ada",
                null,
                rule("bens", SEVERITY, null, new Step("post", Map.of("text", "x", "channel", bens.value()))),
                rule("adas", SEVERITY, null, new Step("post", Map.of("text", "y", "channel", adas.value()))));
        ChannelId channel = declared(playbook);
        severity(channel, Severity.SEV1);
        assertThat(room.messages("ben", bens))
                .as("what the declarer may is not lent")
                .isEmpty();
        assertThat(room.messages("ada", adas)).hasSize(1);
        assertThat(fired(channel)).hasSize(2).allMatch(f -> f.owner().equals(new PersonId("ada")));
        assertThat(fired(channel)).filteredOn(f -> !f.done()).singleElement().satisfies(f -> assertThat(f.reason())
                .doesNotContain(bens.value()));
        room.run("ben", new RemoveMember(channel, new PersonId("ada")));
        severity(channel, Severity.SEV2);
        assertThat(room.messages("ada", adas))
                .as("who may not read the incident does nothing there")
                .hasSize(1);
    }

    /** Who may publish playbooks and not say what happens by itself publishes none that says so, by no way. */
    @Test
    void whoMayNotMakeRulesForAllPublishesNone() {
        room.close();
        Policy policy = (actor, action, standing) -> !action.name().equals("rule.define-for-all")
                && Policy.standard().allows(actor, action, standing);
        TestMuster test = new TestMuster(
                new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.policy(policy));
        room = new RuleRoom(test, "ben");
        RulePlan plan = rule("tell", SEVERITY, null, post("x"));
        String absent = Rejection.absent().getMessage();
        assertThatThrownBy(() -> publish("ada", null, plan)).hasMessage(absent);
        String draft = room.run("ada", new SaveDraft(null, content(plan), null)).id("playbook");
        assertThatThrownBy(() -> room.run("ada", new PublishDraft(draft, 1))).hasMessage(absent);
        assertThat(publish("ada", null)).as("without rules they may").isNotNull();
    }

    @Test
    void whatIsWrongIsNamedByItsPlaceAllAtOnce() {
        RulePlan kind = rule("kind", new When(List.of("no.such"), null, null), null, post("x"));
        RulePlan step = rule("step", SEVERITY, null, new Step("fly", null), post(" "));
        RulePlan person = rule("person", SEVERITY, null, new Step("invite", Map.of("people", "ben,stranger")));
        RulePlan task = rule("task", new When(null, null, true), RuleRoom.is("task:gone", "done"), post("x"));
        PlaybookContent content = content(kind, step, person, task);
        List<Finding> errors = room.ask("ada", new Lint(content, null, null, null)).findings().stream()
                .filter(f -> f.level() == Level.ERROR)
                .toList();
        assertThat(errors)
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        "content.rules[0].when.events",
                        "content.rules[1].steps[0].action",
                        "content.rules[1].steps[1].with.text",
                        "content.rules[2].steps[0].with.people",
                        "content.rules[3].condition");
        for (RulePlan wrong : content.rules()) {
            assertThatThrownBy(() -> publish("ada", null, wrong))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).startsWith("content.rules[0]"));
        }
        RulePlan good = rule("tell", SEVERITY, null, post("x"));
        assertThatThrownBy(() -> publish("ada", null, good, good))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("content.rules[1].id"));
    }

    @Test
    void aDraftKnowsWhomItsRulesNameAndTheyAreNotAskedInByThat() {
        RulePlan plan = rule("invite", SEVERITY, null, new Step("invite", Map.of("people", "cleo")));
        String playbook =
                room.run("ada", new SaveDraft(null, content(plan), null)).id("playbook");
        room.run("ada", new PublishDraft(playbook, 1));
        ChannelId channel = declared(playbook);
        assertThatThrownBy(() -> room.history("cleo", channel)).isInstanceOf(Rejection.class);
        severity(channel, Severity.SEV1);
        assertThat(room.history("cleo", channel)).isNotEmpty();
    }

    @Test
    void dryRunsAndDifferencesShowThem() {
        RulePlan tell = rule("tell", SEVERITY, null, post("x"));
        String playbook = publish("ada", null, tell);
        publish("ada", playbook, new RulePlan("tell", "Say so", SEVERITY, null, tell.steps()));
        assertThat(room.ask("ada", DryRun.of(playbook)).rules())
                .containsExactly(new WouldFollow("tell", "Say so", SEVERITY, List.of("post")));
        List<Changed> changes = room.ask("ada", new Compare(playbook, 1, 2)).changes();
        assertThat(changes).singleElement().satisfies(c -> {
            assertThat(c.part()).isEqualTo("rule");
            assertThat(c.id()).isEqualTo("tell");
            assertThat(c.sort()).isEqualTo(Change.CHANGED);
        });
    }
}

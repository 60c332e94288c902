package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.playbook.MetricType;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MattermostTest {
    private final ObjectNode file = Sample.json(Sample.file("mattermost.json"));

    private Read read() {
        return Sample.read(null, file.toString());
    }

    private PlaybookContent content() {
        return read().content();
    }

    private Fate fate(String path) {
        return Sample.fate(read().report(), path);
    }

    @Test
    void whatItSaysIsThere() {
        PlaybookContent content = Sample.published(content());
        assertThat(content.title()).isEqualTo("Broken checkout");
        assertThat(content.welcome()).isEqualTo("Read the pinned message first.");
        assertThat(content.updateEveryMinutes()).isEqualTo(31);
        assertThat(fate("reminder_timer_default_seconds")).isEqualTo(Fate.CHANGED);
        assertThat(content.updateTemplate()).isEqualTo("**Since the last update**");
        assertThat(content.retrospective()).isEqualTo(new RetrospectivePlan("### What happened", 1L, 86_400L));
        assertThat(content.channelName()).isEqualTo("{number} {affected-shop} led by {commander}");
        assertThat(content.metrics())
                .extracting(m -> m.type() + " " + m.target())
                .containsExactly(
                        MetricType.DURATION + " 600000", MetricType.CURRENCY + " null", MetricType.COUNT + " 0");
        assertThat(fate("metrics[3]")).isEqualTo(Fate.MISSING);
    }

    @Test
    void idsAreNewAndReferencesFollow() {
        PlaybookContent content = content();
        assertThat(content.properties())
                .extracting(PropertyDefinition::id)
                .containsExactly("note", "odd", "affected-shop", "contact", "banks", "since");
        assertThat(content.properties())
                .extracting(PropertyDefinition::type)
                .containsExactly(
                        PropertyType.TEXT,
                        PropertyType.TEXT,
                        PropertyType.SELECT,
                        PropertyType.PERSON,
                        PropertyType.MULTISELECT,
                        PropertyType.DATE);
        assertThat(content.properties().get(4).options())
                .containsExactly(
                        new PropertyOption("north", "North", "red"), new PropertyOption("south", "South", null));
        TaskPlan bank = content.checklists().get(0).tasks().get(1);
        assertThat(bank.ownerProperty()).isEqualTo("contact");
        assertThat(bank.condition()).isEqualTo("condition-1");
        assertThat(content.conditions().get(0).when().subjects())
                .containsExactly("property:banks", "property:affected-shop", "property:note");
        String all = Writer.write(Format.MUSTER, content).text();
        assertThat(all).doesNotContain("fld_", "opt_", "cnd_", "u7rqyhiq8bb7ia");
    }

    @Test
    void tasksAreWhatTheyWere() {
        List<TaskPlan> tasks = content().checklists().get(0).tasks();
        assertThat(tasks.get(0).ownerRole()).isEqualTo("commander");
        assertThat(tasks.get(0).dueAfterSeconds()).isEqualTo(91);
        assertThat(fate("checklists[0].items[0].due_date")).isEqualTo(Fate.CHANGED);
        assertThat(tasks.get(2).command()).isEqualTo("/timeline add");
        assertThat(fate("checklists[0].items[2].assignee_type")).isEqualTo(Fate.MISSING);
        assertThat(tasks.get(3).title()).isEqualTo("Untitled task");
        assertThat(fate("checklists[0].items[3].title")).isEqualTo(Fate.MISSING);
        assertThat(content().checklists().get(1).title()).isEqualTo("Look (2)");
        assertThat(fate("checklists[1].title")).isEqualTo(Fate.CHANGED);
        assertThat(fate("checklists[1].items[0].condition_id")).isEqualTo(Fate.MISSING);
        assertThat(fate("checklists[1].items[0]")).isEqualTo(Fate.IGNORED);
    }

    @Test
    void whatOursCannotSayIsInTheReport() {
        assertThat(fate("run_summary_template")).isEqualTo(Fate.MISSING);
        assertThat(fate("signal_any_keywords")).isEqualTo(Fate.MISSING);
        assertThat(fate("colour_scheme")).isEqualTo(Fate.IGNORED);
        assertThat(fate("properties[5].type")).isEqualTo(Fate.CHANGED);
        assertThat(read().report().lines())
                .filteredOn(l -> l.fate() == Fate.MISSING)
                .extracting(ImportReport.Line::what)
                .contains(
                        "mattermost.commander",
                        "mattermost.roles",
                        "mattermost.invites",
                        "mattermost.assignees",
                        "mattermost.broadcasts",
                        "mattermost.webhooks",
                        "mattermost.actions");
    }

    @Test
    void anAbsentFlagIsOff() {
        file.remove(List.of(
                "message_on_join_enabled",
                "status_update_enabled",
                "retrospective_enabled",
                "run_summary_template_enabled",
                "signal_any_keywords_enabled"));
        PlaybookContent content = content();
        assertThat(content.welcome()).isNull();
        assertThat(content.updateEveryMinutes()).isNull();
        assertThat(content.retrospective()).isNull();
        assertThat(fate("message_on_join")).isEqualTo(Fate.IGNORED);
        assertThat(fate("reminder_timer_default_seconds")).isEqualTo(Fate.IGNORED);
        assertThat(fate("retrospective_template")).isEqualTo(Fate.IGNORED);
    }

    @Test
    void anAbsentIntervalRemindsOnce() {
        file.remove("retrospective_reminder_interval_seconds");
        assertThat(content().retrospective().remindAgainSeconds()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create_channel_member_on_removed_participant", "remove_channel_member_on_removed_participant"})
    void bothSpellingsAreTheSame(String name) {
        file.remove("create_channel_member_on_removed_participant");
        file.put(name, true);
        assertThat(Sample.line(read().report(), "create_channel_member_on_new_participant")
                        .what())
                .isEqualTo("mattermost.members");
        assertThat(read().report().lines()).noneMatch(l -> l.path().equals(name));
        file.remove(name);
        assertThat(fate("create_channel_member_on_new_participant")).isEqualTo(Fate.CHANGED);
    }

    @Test
    void whatTheApiAnswersIsTakenToo() {
        Read read = Sample.read(null, Sample.file("mattermost-api.json"));
        PlaybookContent content = Sample.published(read.content());
        assertThat(content.title()).isEqualTo("Shift change");
        assertThat(content.checklists().get(0).tasks().get(0).description()).isEqualTo("all of it");
        assertThat(content.metrics()).singleElement().satisfies(m -> assertThat(m.target())
                .isNull());
        assertThat(content.updateEveryMinutes()).isNull();
        assertThat(Sample.fate(read.report(), "channel_mode")).isEqualTo(Fate.CHANGED);
        assertThat(Sample.line(read.report(), "").said()).isNotBlank();
        assertThat(read.report().toString()).doesNotContain("hooks.example.org", "name.unknown");
        assertThat(Writer.write(Format.MUSTER, content).text()).doesNotContain("hooks.example.org", "kq4z", "u1");
    }

    @Test
    void onlyVersionOneIsTaken() {
        file.put("version", 2);
        assertThatThrownBy(this::read).hasMessageContaining("only version 1").hasMessageContaining("not 2");
        file.remove("version");
        assertThatThrownBy(this::read).hasMessageContaining("this says none");
    }

    @Test
    void tooMuchIsRefusedByItsPath() {
        var items = ((ObjectNode) file.at("/checklists/0")).putArray("items");
        for (int i = 0; i < 201; i++) {
            items.addObject().put("title", "t" + i);
        }
        assertThatThrownBy(this::read).hasMessageContaining("checklists[0].items: a playbook has at most 200");
    }

    @Test
    void aLongTextIsShortenedAndSaid() {
        file.put("title", "x".repeat(300));
        assertThat(content().title()).hasSize(200);
        assertThat(fate("title")).isEqualTo(Fate.CHANGED);
    }

    @Test
    void goesOutAndComesBackTheSame() {
        Sample.goesRound(Format.MATTERMOST, Sample.published(content()));
        String out =
                Writer.write(Format.MATTERMOST, Sample.published(content())).text();
        assertThat(Sample.content(null, out).conditions()).isEqualTo(content().conditions());
    }

    @Test
    void whoeverIsOnCallIsNobodyInMattermost() {
        PlaybookContent.TaskPlan task =
                PlaybookContent.TaskPlan.of("look").ownerOnCall("database").build();
        PlaybookContent own = PlaybookContent.of("Outage")
                .checklists(List.of(new PlaybookContent.Checklist("First", List.of(task))))
                .build();
        ImportReport report = Writer.write(Format.MATTERMOST, own).report();
        assertThat(Sample.fate(report, "checklists[0].tasks[0].ownerOnCall")).isEqualTo(Fate.MISSING);
    }

    @Test
    void whatMattermostCannotSayIsInTheReportOfTheExport() {
        PlaybookContent own = Sample.content(null, Sample.file("playbook.muster.json"));
        ImportReport report = Writer.write(Format.MATTERMOST, own).report();
        for (String path : List.of(
                "severity",
                "invite",
                "roles",
                "standups",
                "channels",
                "callLink",
                "conditions[0]",
                "checklists[0].tasks[1].blockedBy",
                "checklists[0].tasks[1].condition",
                "checklists[0].tasks[0].evidence",
                "properties[0].required")) {
            assertThat(Sample.fate(report, path)).as(path).isEqualTo(Fate.MISSING);
        }
        assertThat(Sample.fate(report, "properties[2]")).isEqualTo(Fate.CHANGED);
    }
}

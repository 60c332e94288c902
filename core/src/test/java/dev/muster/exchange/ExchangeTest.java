package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.exchange.ExchangeCommands.ImportPlaybook;
import dev.muster.exchange.ExchangeViews.ExportPlaybook;
import dev.muster.exchange.ExchangeViews.ExportedPlaybook;
import dev.muster.exchange.ExchangeViews.ImportPreview;
import dev.muster.exchange.ExchangeViews.PreviewImport;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.playbook.AuthoringViews.DraftView;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Level;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.AuthoringViews.ShowDraft;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final TestMuster test = new TestMuster();
    private final String own = Sample.file("playbook.muster.json");

    @AfterEach
    void close() {
        test.close();
    }

    private PlaybookContent shown(Outcome outcome) {
        return test.ask("ben", new ShowPlaybook(outcome.id("playbook"), null)).content();
    }

    @Test
    void aPreviewSaysWhatWouldBeAndChangesNothing() {
        ImportPreview preview = test.ask("ada", new PreviewImport(null, Sample.file("mattermost.json")));
        assertThat(preview.format()).isEqualTo(Format.MATTERMOST);
        assertThat(preview.publishable()).isTrue();
        assertThat(preview.report().count(Fate.MISSING)).isPositive();
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
        Outcome outcome = test.run("ada", new ImportPlaybook(null, Sample.file("mattermost.json"), null).published());
        assertThat(shown(outcome)).isEqualTo(preview.content());
    }

    @Test
    void whatCannotBePublishedYetIsShownWithWhatToMend() {
        ObjectNode file = Sample.json(own);
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/1")).put("condition", "nowhere");
        ImportPreview preview = test.ask("ada", new PreviewImport(null, file.toString()));
        assertThat(preview.publishable()).isFalse();
        assertThat(preview.content().title()).isEqualTo("Broken checkout");
        assertThat(Sample.line(preview.report(), "content.checklists[0].tasks[1].condition")
                        .said())
                .contains("this playbook has no condition nowhere");
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, file.toString(), null).published()))
                .hasMessageContaining("no condition nowhere");
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
    }

    @Test
    void anImportIsAVersionAndSaysWhereItCameFrom() {
        Outcome first = test.run("ada", new ImportPlaybook(null, own, null).published());
        assertThat(first.id("version")).isEqualTo("1");
        Outcome same = test.run("ada", new ImportPlaybook(Format.MUSTER, own, first.id("playbook")).published());
        assertThat(same.id("version")).isEqualTo("1");
        assertThat(same.positions()).isEmpty();
        Outcome second =
                test.run("ada", new ImportPlaybook(null, Sample.file("cacao.json"), first.id("playbook")).published());
        assertThat(second.id("version")).isEqualTo("2");
        assertThat(second.positions()).hasSize(1);
        assertThat(new ExchangeEvent.PlaybookImported(2, Format.CACAO, 1, 2, 3, 4).sentence())
                .isEqualTo("imported version 2 from a CACAO file: 1 kept, 2 changed, 3 missing, 4 ignored");
    }

    @Test
    void anImportIsADraftThatIsMendedAndPublished() {
        ObjectNode file = Sample.json(own);
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/1")).put("condition", "nowhere");
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/2")).put("title", " ");
        ImportPreview preview = test.ask("ada", new PreviewImport(null, file.toString()));
        Outcome draft = test.run("ada", new ImportPlaybook(null, file.toString(), null));
        String playbook = draft.id("playbook");
        assertThat(draft.id("version")).isEqualTo("1");
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
        DraftView kept = test.ask("ada", new ShowDraft(playbook));
        assertThat(kept.content()).isEqualTo(preview.content());
        assertThat(test.ask("ada", new Lint(null, playbook, null, null)).findings())
                .filteredOn(f -> f.level() == Level.ERROR)
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        "content.checklists[0].tasks[1].condition", "content.checklists[0].tasks[2].title")
                .allSatisfy(path -> assertThat(Sample.fate(preview.report(), path))
                        .as("the report names it before anything is written")
                        .isEqualTo(Fate.MISSING));
        assertThatThrownBy(() -> test.run("ada", new PublishDraft(playbook, 1))).isInstanceOf(Rejection.class);
        PlaybookContent mended = OwnFormat.content((ObjectNode) Sample.json(own).get("playbook"));
        test.run("ada", new SaveDraft(playbook, mended, 1));
        assertThat(test.run("ada", new PublishDraft(playbook, 2)).id("version")).isEqualTo("1");
        assertThat(test.ask("ben", new ExportPlaybook(playbook, 1, null)).text())
                .isEqualTo(own);
    }

    @Test
    void anImportReplacesADraftOnlyWhereItSaysWhich() {
        String playbook =
                test.run("ada", new ImportPlaybook(null, own, null).published()).id("playbook");
        String cacao = Sample.file("cacao.json");
        assertThat(test.run("ada", new ImportPlaybook(null, cacao, playbook)).id("version"))
                .isEqualTo("1");
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, own, playbook)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.CONFLICT));
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, own, playbook, true, 1, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("draft"));
        Outcome over = test.run("ada", new ImportPlaybook(null, own, playbook, false, 1, null));
        assertThat(over.id("version")).isEqualTo("2");
        assertThat(test.run("ada", new ImportPlaybook(null, own, playbook, false, 2, null))
                        .positions())
                .as("what is said already changes nothing")
                .isEmpty();
        assertThat(shown(over).title()).isEqualTo("Broken checkout");
        assertThat(new ExchangeEvent.DraftImported(2, Format.MUSTER, 1, 0, 0, 0).sentence())
                .isEqualTo(
                        "imported version 2 of the draft from a muster file: 1 kept, 0 changed, 0 missing, 0 ignored");
    }

    @Test
    void whatHasToBeMendedIsNamedHoweverLongTheReportIs() {
        ObjectNode file = Sample.json(own);
        for (int i = 0; i < 600; i++) {
            ((ObjectNode) file.get("playbook")).put("unknown" + i, i);
        }
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/1")).put("condition", "nowhere");
        ImportReport report =
                test.ask("ada", new PreviewImport(null, file.toString())).report();
        assertThat(report.lines()).hasSizeGreaterThan(ImportReport.MOST);
        assertThat(Sample.fate(report, "content.checklists[0].tasks[1].condition"))
                .isEqualTo(Fate.MISSING);
    }

    @Test
    void whatGoesOutComesInTheSame() {
        String id =
                test.run("ada", new ImportPlaybook(null, own, null).published()).id("playbook");
        for (Format format : Format.values()) {
            ExportedPlaybook file = test.ask("ben", new ExportPlaybook(id, null, format));
            assertThat(file.name()).startsWith("broken-checkout.").endsWith(".json");
            String again = test.run("ada", new ImportPlaybook(null, file.text(), null).published())
                    .id("playbook");
            assertThat(test.ask("ben", new ExportPlaybook(again, 1, format)).text())
                    .isEqualTo(file.text());
        }
        assertThat(test.ask("ben", new ExportPlaybook(id, null, null)).text()).isEqualTo(own);
    }

    @Test
    void peopleWhomNobodyKnowsAreLeftOut() {
        test.people.deactivate("dan");
        ObjectNode file = Sample.json(own);
        ((ObjectNode) file.get("playbook")).putArray("invite").add("ben").add("stranger");
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/2"))
                .put("ownerGroup", "their-team")
                .remove("ownerProperty");
        ImportPreview preview = test.ask("ada", new PreviewImport(null, file.toString()));
        assertThat(Sample.fate(preview.report(), "invite[1]")).isEqualTo(Fate.MISSING);
        assertThat(Sample.fate(preview.report(), "checklists[0].tasks[1].owner"))
                .isEqualTo(Fate.MISSING);
        assertThat(Sample.fate(preview.report(), "checklists[0].tasks[2].ownerGroup"))
                .isEqualTo(Fate.MISSING);
        PlaybookContent content = shown(test.run("ada", new ImportPlaybook(null, file.toString(), null).published()));
        assertThat(content.invite()).hasSize(1);
        assertThat(content.checklists().get(0).tasks().get(1).owner()).isNull();
    }

    @Test
    void whoMayPublishImportsAndWhoMayReadExports() {
        String id =
                test.run("ada", new ImportPlaybook(null, own, null).published()).id("playbook");
        String absent = Rejection.absent().getMessage();
        for (String person : new String[] {"ben", "guy", "audrey"}) {
            assertThatThrownBy(() -> test.run(person, new ImportPlaybook(null, own, null).published()))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new ImportPlaybook(null, own, id).published()))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new ImportPlaybook(null, own, null)))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new ImportPlaybook(null, own, id)))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.ask(person, new PreviewImport(null, own)))
                    .hasMessage(absent);
        }
        assertThatThrownBy(() -> test.run("guy", new ImportPlaybook(null, "nonsense", null).published()))
                .as("not even whether it could be read")
                .hasMessage(absent);
        assertThatThrownBy(() -> test.ask("guy", new ExportPlaybook(id, null, null)))
                .hasMessage(absent);
        assertThatThrownBy(() -> test.ask("ada", new ExportPlaybook("no-such", null, null)))
                .hasMessage(absent);
        assertThatThrownBy(() -> test.ask("ada", new ExportPlaybook(id, 9, null)))
                .hasMessage(absent);
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, own, "no-such").published()))
                .hasMessage(absent);
        assertThatThrownBy(() -> test.run("ada", new ImportPlaybook(null, own, "no-such")))
                .hasMessage(absent);
        assertThat(test.ask("ben", new ExportPlaybook(id, 1, null)).text()).isEqualTo(own);
    }
}

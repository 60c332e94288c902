package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.TestMuster.People;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.journal.JournalId;
import dev.muster.playbook.AuthoringViews.ListDrafts;
import dev.muster.playbook.AuthoringViews.ListVersions;
import dev.muster.playbook.AuthoringViews.ShowDraft;
import dev.muster.playbook.AuthoringViews.VersionLine;
import dev.muster.playbook.DraftCommands.ArchivePlaybook;
import dev.muster.playbook.DraftCommands.DiscardDraft;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DraftCommands.RestorePlaybook;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private static PlaybookContent content(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
    }

    private static PlaybookContent titled(String title) {
        ObjectNode json = Sample.json().put("title", title);
        return content(json.toString());
    }

    @Test
    void aDraftMayBeUnfinishedAndIsNoPlaybookYet() {
        Outcome saved = test.run("ada", new SaveDraft(null, content("{\"roles\": [null, {\"name\": \"x\"}]}"), null));
        String id = saved.id("playbook");
        assertThat(saved.id("version")).isEqualTo("1");
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
        assertThat(test.ask("ada", new ListDrafts()).drafts()).singleElement().satisfies(d -> {
            assertThat(d.playbook()).isEqualTo(id);
            assertThat(d.title()).isNull();
            assertThat(d.newest()).isZero();
        });
        assertThat(test.ask("ada", new ShowDraft(id)).content().roles()).hasSize(2);
        assertThatThrownBy(() -> test.run("ada", new PublishDraft(id, 1)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).startsWith("content."));
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
    }

    @Test
    void whoSavesOnWhatSomeoneElseSavedIsTold() {
        String id = test.run("ada", new SaveDraft(null, titled("One"), null)).id("playbook");
        assertThat(test.run("ada", new SaveDraft(id, titled("Two"), 1)).id("version"))
                .isEqualTo("2");
        assertThatThrownBy(() -> test.run("ada", new SaveDraft(id, titled("Three"), 1)))
                .hasMessageContaining("version 2 now, saved by ada");
        assertThatThrownBy(() -> test.run("ada", new SaveDraft(id, titled("Three"), null)))
                .hasMessageContaining("version 2 now");
        assertThatThrownBy(() -> test.run("ada", new PublishDraft(id, 1))).hasMessageContaining("version 2 now");
        assertThatThrownBy(() -> test.run("ada", new DiscardDraft(id, 1))).hasMessageContaining("version 2 now");
        assertThat(test.ask("ada", new ShowDraft(id)).content().title()).isEqualTo("Two");
        assertThat(test.run("ada", new SaveDraft(id, titled("Two"), 2)).positions())
                .isEmpty();
    }

    @Test
    void publishingADraftMakesAVersionAndEndsTheDraft() {
        String id = Sample.publish(test);
        test.run("ada", new SaveDraft(id, titled("Better"), null));
        assertThat(test.ask("ben", new ShowPlaybook(id, null)).content().title())
                .isEqualTo("Major outage");
        Outcome published = test.run("ada", new PublishDraft(id, 1));
        assertThat(published.id("version")).isEqualTo("2");
        assertThat(test.ask("ben", new ShowPlaybook(id, null)).content().title())
                .isEqualTo("Better");
        assertThat(test.ask("ada", new ListDrafts()).drafts()).isEmpty();
        assertThat(test.ask("ben", new ListVersions(id, null, null)).versions())
                .extracting(VersionLine::version, VersionLine::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "Better"),
                        org.assertj.core.groups.Tuple.tuple(1, "Major outage"));
        assertThat(test.ask("ben", new ListVersions(id, 2, 1)).versions())
                .extracting(VersionLine::version)
                .containsExactly(1);
    }

    @Test
    void aDraftOnAnOldVersionIsNotPublishedOverANewerOne() {
        String id = Sample.publish(test);
        test.run("ada", new SaveDraft(id, titled("Mine"), null));
        test.run("ada", new PublishPlaybook(id, titled("Theirs")));
        assertThatThrownBy(() -> test.run("ada", new PublishDraft(id, 1)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("basedOn"))
                .hasMessageContaining("version 2 was published since");
        test.run("ada", new SaveDraft(id, titled("Mine"), 1, 2, null));
        assertThat(test.run("ada", new PublishDraft(id, 2)).id("version")).isEqualTo("3");
    }

    @Test
    void someoneUnknownWhenItWasSavedIsRefusedAtPublication() {
        ObjectNode json = Sample.json();
        json.withArray("invite").add("zoe");
        String id = test.run("ada", new SaveDraft(null, content(json.toString()), null))
                .id("playbook");
        assertThatThrownBy(() -> test.run("ada", new PublishDraft(id, 1)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("content.invite[2]"));
        test.people.add(People.person("zoe", "Zoe", false));
        test.run("ada", new SaveDraft(id, content(json.toString()), 1));
        assertThat(test.run("ada", new PublishDraft(id, 2)).id("version")).isEqualTo("1");
    }

    @Test
    void onlyEditorsKnowOfDrafts() {
        String id = test.run("ada", new SaveDraft(null, titled("Secret plan"), null))
                .id("playbook");
        String absent = Rejection.absent().getMessage();
        for (String person : List.of("ben", "guy", "audrey")) {
            assertThatThrownBy(() -> test.ask(person, new ListDrafts())).hasMessage(absent);
            assertThatThrownBy(() -> test.ask(person, new ShowDraft(id))).hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new SaveDraft(id, titled("x"), 1)))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new SaveDraft(null, titled("x"), null)))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new DiscardDraft(id, null)))
                    .hasMessage(absent);
            assertThatThrownBy(() -> test.run(person, new PublishDraft(id, 1))).hasMessage(absent);
        }
        assertThatThrownBy(() -> test.run("ada", new SaveDraft("no-such", titled("x"), null)))
                .hasMessage(absent);
        JournalId journal = JournalId.of(TestMuster.ACME, "playbook-draft", id);
        assertThat(test.store
                        .snapshot(q -> q.heads(Set.of(journal)))
                        .get(journal)
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void aDiscardedDraftIsGone() {
        String id = test.run("ada", new SaveDraft(null, titled("One"), null)).id("playbook");
        test.run("ada", new DiscardDraft(id, null));
        assertThatThrownBy(() -> test.ask("ada", new ShowDraft(id)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.run("ada", new DiscardDraft(id, null)))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void nothingIsDeclaredByAPlaybookOutOfUse() {
        String id = Sample.publish(test);
        test.run("ada", new ArchivePlaybook(id));
        assertThat(test.run("ada", new ArchivePlaybook(id)).positions()).isEmpty();
        assertThat(test.ask("ben", new ListPlaybooks()).playbooks()).isEmpty();
        assertThat(test.ask("ben", new ListPlaybooks(true)).playbooks()).hasSize(1);
        assertThat(test.ask("ben", new ListVersions(id, null, null)).archived()).isTrue();
        assertThatThrownBy(() -> Sample.declare(test, id)).hasMessageContaining("no such published playbook");
        assertThatThrownBy(() -> test.run("ada", new PublishPlaybook(id, titled("x"))))
                .hasMessageContaining("restore");
        assertThatThrownBy(() -> test.run("ben", new RestorePlaybook(id)))
                .hasMessage(Rejection.absent().getMessage());
        test.run("ada", new RestorePlaybook(id));
        assertThat(Sample.tasks(test, Sample.declare(test, id).channel())).hasSize(4);
    }

    @Test
    void whoeverLeftSinceTheDraftWasSavedIsNotLookedUpAgain() {
        String id = test.run("ada", new SaveDraft(null, Sample.content(), null)).id("playbook");
        test.people.add(new dev.muster.access.Person(
                new dev.muster.access.PersonId("cleo"),
                "cleo",
                "Cleo",
                ZoneId.of("Europe/London"),
                false,
                false,
                Set.of(),
                Set.of()));
        assertThat(test.run("ada", new PublishDraft(id, 1)).id("version")).isEqualTo("1");
    }
}

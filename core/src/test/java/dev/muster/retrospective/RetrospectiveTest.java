package dev.muster.retrospective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import dev.muster.retrospective.ActionItem.Progress;
import dev.muster.retrospective.RetrospectiveCommands.AcceptChange;
import dev.muster.retrospective.RetrospectiveCommands.AddAction;
import dev.muster.retrospective.RetrospectiveCommands.AddFactor;
import dev.muster.retrospective.RetrospectiveCommands.AddSection;
import dev.muster.retrospective.RetrospectiveCommands.BeginRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.DeclineChange;
import dev.muster.retrospective.RetrospectiveCommands.EditAction;
import dev.muster.retrospective.RetrospectiveCommands.EditFactor;
import dev.muster.retrospective.RetrospectiveCommands.EditSection;
import dev.muster.retrospective.RetrospectiveCommands.ProposeChange;
import dev.muster.retrospective.RetrospectiveCommands.PublishRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.RemoveFactor;
import dev.muster.retrospective.RetrospectiveCommands.RemoveSection;
import dev.muster.retrospective.RetrospectiveCommands.ReopenRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.SetActionState;
import dev.muster.retrospective.RetrospectiveViews.ListProposals;
import dev.muster.retrospective.RetrospectiveViews.ProposalView;
import dev.muster.retrospective.RetrospectiveViews.RetrospectiveView;
import dev.muster.retrospective.RetrospectiveViews.ShowChange;
import dev.muster.retrospective.RetrospectiveViews.ShowProposal;
import dev.muster.retrospective.RetrospectiveViews.ShowRetrospective;
import dev.muster.work.WorkViews.ListMine;
import dev.muster.work.WorkViews.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada publishes playbooks; Ben and Cleo work on the incident; Dan has nothing to do with it. */
class RetrospectiveTest {
    private static final String TEMPLATE = """
            ## Summary of {title}
            {number}, {severity}, {commander}: {summary} after {duration}, not {missing}

            ### Below
            ## Timeline

            # Lessons
            """;
    private final TestMuster m = new TestMuster();
    private final String playbook = m.run(
                    "ada",
                    new PublishPlaybook(null, content("Outage", new RetrospectivePlan(TEMPLATE, 86_400L, 3_600L))))
            .id("playbook");
    private final IncidentId incident = new IncidentId(m.run(
                    "ben",
                    new DeclareIncident(
                            "down",
                            "# no heading",
                            Severity.SEV2,
                            playbook,
                            null,
                            List.of(new PersonId("cleo")),
                            Map.of(),
                            null,
                            null))
            .id("incident"));

    private static PlaybookContent content(String title, @Nullable RetrospectivePlan retrospective) {
        return PlaybookContent.of(title).retrospective(retrospective).build();
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void itBeginsWhenTheIncidentIsResolvedWithThePlacesOfItsTemplateFilled() {
        assertThat(view().state()).isNull();
        m.advance(Duration.ofMinutes(83));
        m.run("ben", new SetStatus(incident, Status.RESOLVED, null));
        assertThat(view().sections())
                .extracting(Section::title)
                .containsExactly("Summary of down", "Timeline", "Lessons");
        assertThat(view().sections().get(0).text())
                .isEqualTo("1, SEV2, Ben: # no heading after 1 h 23 min, not {missing}\n\n### Below");
        m.run("ben", new SetStatus(incident, Status.ACTIVE, null));
        m.run("ben", new SetStatus(incident, Status.RESOLVED, null));
        assertThat(view().sections()).hasSize(3);
        conflict("ben", new BeginRetrospective(incident), "begun already");
    }

    @Test
    void withoutATemplateItBeginsWhenSomebodySaysSo() {
        IncidentId plain = new IncidentId(
                m.run("ben", DeclareIncident.of("odd", null, null)).id("incident"));
        conflict("ben", new AddSection(plain, "x", null), "not begun");
        m.run("ben", new SetStatus(plain, Status.RESOLVED, null));
        assertThat(m.ask("ben", new ShowRetrospective(plain)).state()).isNull();
        m.run("ben", new BeginRetrospective(plain));
        assertThat(m.ask("ben", new ShowRetrospective(plain)).sections()).hasSize(5);
    }

    @Test
    void twoWhoEditDifferentSectionsBothSurviveAndOfTheSameOneTheFirst() {
        begin();
        Section first = view().sections().get(0);
        Section second = view().sections().get(1);
        m.run("ben", new EditSection(incident, first.id(), null, "by ben", 1));
        m.run("cleo", new EditSection(incident, second.id(), null, "by cleo", 1));
        conflict("cleo", new EditSection(incident, first.id(), null, "by cleo", 1), "Ben wrote version 2");
        conflict("cleo", new RemoveSection(incident, first.id(), 1), "version 2");
        assertThat(view().sections()).extracting(Section::text).containsExactly("by ben", "by cleo", "");
        m.run("cleo", new RemoveSection(incident, first.id(), 2));
        assertThat(view().sections()).hasSize(2);
    }

    @Test
    void whatIsPublishedStaysUntilItIsReopened() {
        begin();
        String factor = m.run("ben", new AddFactor(incident, "a full disk")).id("factor");
        m.run("cleo", new EditFactor(incident, factor, "a full old disk", 1));
        conflict("ben", new RemoveFactor(incident, factor, 1), "version 2");
        m.run("ben", new PublishRetrospective(incident));
        String section = view().sections().get(0).id();
        conflict("ben", new EditSection(incident, section, null, "x", 1), "is published");
        conflict("ben", new AddSection(incident, "x", null), "is published");
        conflict("ben", new RemoveFactor(incident, factor, 2), "is published");
        conflict("ben", new PublishRetrospective(incident), "is published");
        String action =
                m.run("ben", new AddAction(incident, "still", null, null)).id("action");
        m.run("ben", new ReopenRetrospective(incident));
        m.run("ben", new RemoveFactor(incident, factor, 2));
        assertThat(view().factors()).isEmpty();
        assertThat(view().actions()).extracting(ActionItem::id).containsExactly(action);
    }

    @Test
    void aDraftIsRemindedOfUntilItIsPublished() {
        begin();
        m.advance(Duration.ofSeconds(86_399));
        assertThat(last()).isEqualTo("retrospective.begun");
        m.advance(Duration.ofSeconds(1));
        assertThat(last()).isEqualTo("retrospective.awaited");
        long said = entries();
        m.advance(Duration.ofHours(1));
        assertThat(entries()).isEqualTo(said + 1);
        m.run("ben", new PublishRetrospective(incident));
        m.advance(Duration.ofDays(3));
        assertThat(last()).isEqualTo("retrospective.published");
    }

    @Test
    void anActionItemIsTrackedAfterTheIncidentIsClosed() {
        begin();
        Instant due = m.clock.instant().plus(Duration.ofDays(2));
        String action = m.run("ben", new AddAction(incident, "watch disks", new PersonId("dan"), due))
                .id("action");
        m.run("ben", new PublishRetrospective(incident));
        m.run("ben", new SetStatus(incident, Status.CLOSED, null));
        assertThat(m.ask("dan", new ListMine(null)).items()).singleElement().satisfies(i -> {
            assertThat(i.sort()).isEqualTo(Sort.ACTION);
            assertThat(i.title()).isEqualTo("watch disks");
            assertThat(i.due()).isEqualTo(due);
            assertThat(i.overdue()).isFalse();
        });
        m.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(last()).isEqualTo("incident.status-changed");
        m.advance(Duration.ofSeconds(1));
        assertThat(last()).isEqualTo("retrospective.action-overdue");
        long said = entries();
        m.advance(Duration.ofDays(7));
        assertThat(entries()).isEqualTo(said + 1);
        m.run("dan", new SetActionState(incident, action, Progress.DONE, "at last"));
        assertThat(m.ask("dan", new ListMine(null)).items()).isEmpty();
        m.advance(Duration.ofDays(30));
        assertThat(last()).isEqualTo("retrospective.action-changed");
        assertThat(view().actions().get(0).state()).isEqualTo(Progress.DONE);
    }

    @Test
    void anActionItemChangesHandsByVersion() {
        begin();
        String action =
                m.run("ben", new AddAction(incident, "watch", null, null)).id("action");
        m.run("cleo", new EditAction(incident, action, null, "cleo", null, 1));
        conflict("ben", new EditAction(incident, action, "look", null, null, 1), "at version 2");
        assertThat(view().actions().get(0).ownerName()).isEqualTo("Cleo");
        m.run("ben", new EditAction(incident, action, null, "", null, 2));
        assertThat(view().actions().get(0).owner()).isNull();
        assertThatThrownBy(() -> m.run("ben", new AddAction(incident, "x", null, TestMuster.START)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("due"));
    }

    @Test
    void anAcceptedChangeIsTheNextVersionOfThePlaybook() {
        String id = propose("Better");
        absent(() -> m.run("ben", new AcceptChange(playbook, id)));
        absent(() -> m.run("ben", new DeclineChange(playbook, id, "no")));
        absent(() -> m.ask("ben", new ListProposals(playbook)));
        ProposalView shown = m.ask("cleo", new ShowChange(incident, id));
        assertThat(shown.base().title()).isEqualTo("Outage");
        assertThat(shown.content().title()).isEqualTo("Better");
        absent(() -> m.ask("dan", new ShowChange(incident, id)));
        absent(() -> m.ask("dan", new ShowProposal(playbook, id)));
        assertThat(m.ask("ada", new ShowProposal(playbook, id))).isEqualTo(shown);
        assertThat(m.run("ada", new AcceptChange(playbook, id)).id("version")).isEqualTo("2");
        assertThat(m.ask("ada", new ShowPlaybook(playbook, null)).content().title())
                .isEqualTo("Better");
        assertThat(last()).isEqualTo("retrospective.change-decided");
        assertThat(m.ask("ada", new ListProposals(playbook)).proposals()).isEmpty();
        conflict("ada", new AcceptChange(playbook, id), "accepted already");
    }

    @Test
    void aChangeOfWhatIsNotTheNewestAnyMoreIsNotAccepted() {
        String id = propose("Better");
        String other = propose("Best");
        m.run("ada", new AcceptChange(playbook, other));
        conflict("ada", new AcceptChange(playbook, id), "version 2 was published meanwhile");
        assertThat(m.ask("ada", new ShowProposal(playbook, id)).newest()).isEqualTo(2);
        m.run("ada", new DeclineChange(playbook, id, "too late"));
        assertThat(view().proposals())
                .extracting(p -> p.state().word())
                .containsExactlyInAnyOrder("declined", "accepted");
    }

    @Test
    void whatIsProposedIsCheckedAsWhatIsPublished() {
        assertThatThrownBy(() -> propose("")).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.field())
                .isEqualTo("content.title"));
        PlaybookContent same = m.ask("ada", new ShowPlaybook(playbook, null)).content();
        assertThatThrownBy(() -> m.run("ben", ProposeChange.of(incident, same, "why")))
                .hasMessageContaining("change something");
        absent(() -> m.run("dan", ProposeChange.of(incident, content("x", null), "why")));
        absent(() -> m.run("ben", new ProposeChange(incident, "none", null, content("x", null), "why", null, null)));
        absent(() ->
                m.run("ben", new ProposeChange(incident, null, null, content("x", null), "why", "no-action", null)));
    }

    @Test
    void nobodyElseCanTellItFromWhatDoesNotExist() {
        begin();
        String section = view().sections().get(0).id();
        IncidentId none = new IncidentId("none");
        for (String person : List.of("dan", "guy", "ada", "audrey")) {
            for (IncidentId any : List.of(incident, none)) {
                absent(() -> m.ask(person, new ShowRetrospective(any)));
                absent(() -> m.run(person, new EditSection(any, section, null, "x", 1)));
                absent(() -> m.run(person, new PublishRetrospective(any)));
            }
        }
        absent(() -> m.run("ada", new AcceptChange(playbook, "none")));
    }

    private String propose(String title) {
        return m.run("ben", ProposeChange.of(incident, content(title, null), "it was not enough"))
                .id("proposal");
    }

    private void begin() {
        m.run("ben", new SetStatus(incident, Status.RESOLVED, null));
    }

    private RetrospectiveView view() {
        return m.ask("ben", new ShowRetrospective(incident));
    }

    private List<EntryView> history() {
        return m.ask("ben", new History(incident.channel(), null, null, 200, null))
                .entries();
    }

    private long entries() {
        return history().size();
    }

    /** The latest kind of entry, but for the digest that every incident that is over gets. */
    private String last() {
        return history().stream()
                .map(EntryView::kind)
                .filter(kind -> !kind.equals("incident.followed-up"))
                .reduce("", (before, kind) -> kind);
    }

    private void conflict(String person, Command command, String why) {
        assertThatThrownBy(() -> m.run(person, command)).hasMessageContaining(why);
    }

    private static void absent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(Rejection.Code.ABSENT));
    }
}

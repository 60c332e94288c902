package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.PinView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.CorrectHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.OfferShift;
import dev.muster.handover.HandoverCommands.RemindHandover;
import dev.muster.handover.HandoverCommands.SaveHandoverDraft;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverViews.DraftHandover;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.handover.HandoverViews.ListShifts;
import dev.muster.handover.HandoverViews.PrintHandover;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.Severity;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ben commands an incident that Ada declared and administers; he hands over to Cleo, backed up by Dan. */
class HandoverChainTest {
    private static final PersonId ADA = new PersonId("ada");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private static final PersonId DAN = new PersonId("dan");
    private static final PersonId EVE = new PersonId("eve");
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private TestMuster m = new TestMuster();
    private final IncidentId incident =
            new IncidentId(m.run("ben", DeclareIncident.of("payments fail", Severity.SEV2, null))
                    .id("incident"));

    @BeforeEach
    void aMomentLater() {
        m.people.add(TestMuster.People.person("eve", "Eve", false));
        m.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void silenceIsTakenFromOneToTheNextEachOnceAcrossRestarts() {
        m.people.group("leads", false, "eve");
        m.run("ben", new AddMembers(incident.channel(), List.of(ADA), null));
        HandoverId id = offer(CLEO, DAN, "leads");
        m.advance(PATIENCE.dividedBy(2));
        restart();
        m.advance(PATIENCE.dividedBy(2));
        restart();
        m.runDue();
        m.advance(PATIENCE);
        restart();
        m.advance(PATIENCE);
        m.advance(Duration.ofDays(2));
        assertThat(kinds("handover."))
                .containsExactly(
                        "handover.offered",
                        "handover.reminded",
                        "handover.asked",
                        "handover.reminded",
                        "handover.escalated",
                        "handover.escalated");
        List<HandoverEscalated> taken = entries("handover.escalated").stream()
                .map(e -> e.event(HandoverEscalated.class))
                .toList();
        assertThat(taken.get(0).asked()).containsExactly(EVE);
        assertThat(taken.get(1).asked()).containsExactly(ADA);
        assertThat(commander()).isEqualTo("Ben");
        assertThat(members()).contains(EVE, ADA);
        m.run("ada", new AcceptHandover(incident, id, null));
        assertThat(commander()).isEqualTo("Ada");
        conflict("eve", new AcceptHandover(incident, id, null), "it was accepted");
    }

    @Test
    void onlyWhoWasAskedAccepts() {
        HandoverId id = offer(CLEO, DAN, null);
        m.run("ben", new AddMembers(incident.channel(), List.of(EVE), null));
        conflict("eve", new AcceptHandover(incident, id, null), "for Cleo to answer");
        conflict("dan", new AcceptHandover(incident, id, null), "for Cleo to answer");
        conflict("ben", new AcceptHandover(incident, id, null), "for Cleo to answer");
        m.run("ben", new RemoveMember(incident.channel(), CLEO));
        refused("cleo", new AcceptHandover(incident, id, null), Rejection.Code.ABSENT);
        assertThat(commander()).isEqualTo("Ben");
    }

    @Test
    void whoeverIsGoneIsPassedOver() {
        offer(CLEO, DAN, null);
        m.people.deactivate("dan");
        m.advance(PATIENCE);
        assertThat(kinds("handover.")).endsWith("handover.escalated").doesNotContain("handover.asked");
        assertThat(commander()).isEqualTo("Ben");
    }

    @Test
    void whoLeavesIsNotWaitedFor() {
        offer(CLEO, DAN, null);
        m.run("cleo", new LeaveChannel(incident.channel()));
        assertThat(entries("handover.asked").get(0).event(HandoverAsked.class).person())
                .isEqualTo(DAN);
    }

    @Test
    void aCommanderWhoLeavesKeepsCommandUntilSomebodyTakesIt() {
        m.run("ben", new AddMembers(incident.channel(), List.of(DAN), null));
        m.run("ben", new AddMembers(incident.channel(), List.of(CLEO), Rank.OWNER));
        m.run("ben", new LeaveChannel(incident.channel()));
        assertThat(commanderSeenBy("cleo")).isEqualTo("Ben");
        HandoverView asked =
                m.ask("cleo", new ListHandovers(incident)).handovers().get(0);
        assertThat(asked.to()).isEqualTo(CLEO);
        m.run("cleo", new AcceptHandover(incident, asked.id(), null));
        assertThat(commanderSeenBy("cleo")).isEqualTo("Cleo");
    }

    @Test
    void everybodysNoLeavesCommandWhereItWas() {
        HandoverId id = offer(CLEO, DAN, "none");
        m.run("cleo", new DeclineHandover(incident, id, "asleep"));
        m.run("dan", new DeclineHandover(incident, id, "too"));
        assertThat(handover().state()).isEqualTo(Handover.Phase.DECLINED);
        m.advance(Duration.ofDays(1));
        assertThat(kinds("handover.")).endsWith("handover.declined", "handover.escalated");
        assertThat(commander()).isEqualTo("Ben");
    }

    @Test
    void aPersonRemindsButNotEverySecond() {
        HandoverId id = offer(CLEO, null, null);
        m.run("ben", new RemindHandover(incident, id));
        conflict("ben", new RemindHandover(incident, id), "less than a minute");
        m.advance(Duration.ofMinutes(1));
        m.run("ben", new RemindHandover(incident, id));
        assertThat(kinds("handover.reminded")).hasSize(2);
    }

    @Test
    void severalRolesPassAtOnceOrNotAtAll() {
        m.run("ben", new AddRole(incident, "scribe", "Scribe", BEN, null, null));
        m.run("ben", new AddRole(incident, "liaison", "Liaison", ADA, null, null));
        conflict("ben", several("liaison"), "Ada is Liaison");
        HandoverId id = new HandoverId(m.run("ben", several("scribe")).id("handover"));
        conflict("ada", new OfferHandover(incident, DAN, null, "", "", "", "scribe", null), "has been asked");
        m.run("cleo", new AcceptHandover(incident, id, null));
        assertThat(roles("ben")).filteredOn(r -> CLEO.equals(r.primary())).hasSize(2);
        assertThat(pins()).singleElement().satisfies(p -> assertThat(p.reason()).contains("Scribe"));
    }

    private OfferHandover several(String role) {
        return new OfferHandover(
                incident, CLEO, null, "", "", "", null, null, List.of(role), null, null, null, null, null, null);
    }

    @Test
    void theAcceptedOneIsPinnedInThePlaceOfTheOneBefore() {
        m.run("cleo", new AcceptHandover(incident, offer(CLEO, null, null), null));
        long first = pins().get(0).message();
        HandoverId back = new HandoverId(
                m.run("cleo", OfferHandover.of(incident, BEN, null, "", "", "")).id("handover"));
        assertThat(pins()).extracting(PinView::message).containsExactly(first);
        m.run("ben", new AcceptHandover(incident, back, null));
        assertThat(pins())
                .extracting(PinView::message)
                .containsExactly(handover().entry());
        assertThat(handover().entry()).isGreaterThan(first);
    }

    @Test
    void whatItSaysIsCorrectedWhereItWasPosted() {
        HandoverId id = offer(CLEO, null, null);
        conflict("cleo", correct(id, "mine"), "only whoever offered");
        m.run("ben", correct(id, "the disk, not the network"));
        assertThat(handover().done()).isEqualTo("the disk, not the network");
        EntryView post = entries("handover.offered").get(0);
        assertThat(post.data()).contains("the disk, not the network").doesNotContain("found it");
        m.run("cleo", new AcceptHandover(incident, id, null));
        assertThat(pins()).hasSize(1);
        m.run("ben", correct(id, "both"));
        m.advance(Duration.ofDays(1));
        assertThat(commander()).isEqualTo("Cleo");
    }

    private CorrectHandover correct(HandoverId id, String done) {
        return new CorrectHandover(incident, id, done, null, null, null, null, null);
    }

    @Test
    void aDraftIsTheCallersAloneAndGoesWithTheOffer() {
        m.run("ben", new AddMembers(incident.channel(), List.of(CLEO), null));
        m.run("ben", begun(CLEO, "half of it"));
        assertThat(draft("ben")).isNotNull();
        assertThat(draft("cleo")).isNull();
        offer(CLEO, null, null);
        assertThat(draft("ben")).isNull();
        m.run("cleo", begun(null, "x"));
        m.run("cleo", begun(null, " "));
        assertThat(draft("cleo")).isNull();
    }

    private SaveHandoverDraft begun(@Nullable PersonId to, String done) {
        return new SaveHandoverDraft(
                incident, null, to, null, done, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void aDraftKeepsHowItIsToGoOn() {
        GroupId managers = new GroupId("managers");
        m.run(
                "ben",
                new SaveHandoverDraft(
                        incident,
                        null,
                        CLEO,
                        null,
                        "half",
                        null,
                        null,
                        null,
                        null,
                        null,
                        900L,
                        List.of("scribe"),
                        0L,
                        managers));
        SavedHandover saved = draft("ben");
        assertThat(saved).isNotNull();
        assertThat(saved.askBackupAfterSeconds()).isEqualTo(900);
        assertThat(saved.remindAfterSeconds()).isZero();
        assertThat(saved.roles()).containsExactly("scribe");
        assertThat(saved.escalateTo()).isEqualTo(managers);
        m.run("ben", begun(CLEO, "half"));
        assertThat(draft("ben")).isNotNull().satisfies(d -> {
            assertThat(d.roles()).isEmpty();
            assertThat(d.askBackupAfterSeconds()).isNull();
        });
        assertThatThrownBy(() -> m.run(
                        "ben",
                        new SaveHandoverDraft(
                                incident, null, CLEO, null, "half", null, null, null, null, null, 0L, null, null,
                                null)))
                .hasMessageContaining("must be 1 to 86400");
    }

    private @Nullable SavedHandover draft(String person) {
        return m.ask(person, new DraftHandover(incident)).saved();
    }

    @Test
    void theDraftNamesTimersAndContacts() {
        m.run(
                "ben",
                new ScheduleNotice(
                        incident.channel(), "look at the queue", null, 600L, null, null, null, null, null, null));
        assertThat(m.ask("ben", new DraftHandover(incident)).timers())
                .isEqualTo("- look at the queue, next 2 Mar 09:10 UTC");
        assertThat(m.ask("ben", new DraftHandover(incident)).contacts()).isEqualTo("- Incident commander: Ben");
    }

    @Test
    void onPaperNothingIsMarkupAndTheSameIsTheSame() {
        HandoverId id = new HandoverId(
                m.run("ben", OfferHandover.of(incident, CLEO, null, "<script>alert(1)</script> & \\<img>", "", ""))
                        .id("handover"));
        var first = m.ask("cleo", new PrintHandover(incident, id));
        assertThat(first.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\&lt;img&gt;")
                .doesNotContain("<script");
        assertThat(first.markdown())
                .contains("# Handover: Incident commander")
                .contains("\n&lt;script>alert(1)&lt;/script> & \\&lt;img>\n")
                .doesNotContain("<");
        restart();
        assertThat(m.ask("cleo", new PrintHandover(incident, id))).isEqualTo(first);
        refused("dan", new AcceptHandover(incident, id, null), Rejection.Code.ABSENT);
        assertThatThrownBy(() -> m.ask("guy", new PrintHandover(incident, id))).isInstanceOf(Rejection.class);
    }

    @Test
    void aShiftIsHandedOverInAPlainChannel() {
        ChannelId desk = new ChannelId(m.run("ben", new CreateChannel("desk", null, false, List.of(CLEO, DAN)))
                .id("channel"));
        HandoverId first = shift("ben", desk, CLEO);
        assertThat(m.ask("dan", new ListShifts(desk)).shifts()).isEmpty();
        IncidentId here = IncidentId.of(desk);
        m.run("cleo", new AcceptHandover(here, first, null));
        assertThat(m.ask("dan", new ListShifts(desk)).shifts())
                .extracting(Shift::name)
                .containsExactly("Cleo");
        HandoverId second = shift("cleo", desk, DAN);
        m.advance(PATIENCE);
        m.advance(PATIENCE);
        assertThat(m.ask("dan", new ListShifts(desk)).shifts())
                .extracting(Shift::name)
                .containsExactly("Cleo");
        m.run("ben", new AcceptHandover(here, second, "as owner"));
        assertThat(m.ask("dan", new ListShifts(desk)).shifts())
                .extracting(Shift::name)
                .containsExactly("Ben");
        conflict("ben", shiftOf(incident.channel(), CLEO), "hand over one of its roles");
    }

    private HandoverId shift(String from, ChannelId desk, PersonId to) {
        return new HandoverId(m.run(from, shiftOf(desk, to)).id("handover"));
    }

    private static OfferShift shiftOf(ChannelId desk, PersonId to) {
        return new OfferShift(desk, "Day", to, null, "all", null, null, null, null, null, null, null, null, null);
    }

    @Test
    void aGroupIsNamedOnlyByWhoMayBringPeopleIn() {
        m.run("ben", new AddMembers(incident.channel(), List.of(CLEO), null));
        m.people.group("leads", false, "eve");
        offer(CLEO, null, "leads");
        m.advance(PATIENCE);
        assertThat(members()).contains(EVE);
    }

    private void restart() {
        TestMuster before = m;
        m = new TestMuster(before.store, before.clock, before.people, b -> b.node("again"));
    }

    private HandoverId offer(PersonId to, @Nullable PersonId backup, @Nullable String group) {
        GroupId escalateTo = group == null ? null : new GroupId(group);
        OfferHandover offer = new OfferHandover(
                incident,
                to,
                backup,
                "found it",
                "fix it",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                escalateTo,
                null);
        return new HandoverId(m.run("ben", offer).id("handover"));
    }

    private void conflict(String person, Command command, String words) {
        assertThatThrownBy(() -> m.run(person, command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.CONFLICT))
                .hasMessageContaining(words);
    }

    private void refused(String person, Command command, Rejection.Code code) {
        assertThatThrownBy(() -> m.run(person, command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private @Nullable String commander() {
        return commanderSeenBy("ben");
    }

    private @Nullable String commanderSeenBy(String person) {
        return roles(person).get(0).primaryName();
    }

    private List<RoleView> roles(String person) {
        return m.ask(person, new ShowIncident(incident)).roles();
    }

    private List<PersonId> members() {
        return m.ask("ben", new ShowChannel(incident.channel())).members().stream()
                .map(p -> p.person())
                .toList();
    }

    private List<PinView> pins() {
        return m.ask("ben", new ShowChannel(incident.channel())).pins();
    }

    private HandoverView handover() {
        return m.ask("ben", new ListHandovers(incident)).handovers().get(0);
    }

    private List<String> kinds(String start) {
        return entries(start).stream().map(EntryView::kind).toList();
    }

    private List<EntryView> entries(String start) {
        return m.ask("ben", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().startsWith(start))
                .toList();
    }
}

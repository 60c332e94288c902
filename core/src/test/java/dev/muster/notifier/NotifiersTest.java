package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.notice.Addressees;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.NoticeViews.ListNotices;
import dev.muster.notice.NoticeViews.WhyNotice;
import dev.muster.notice.Plan;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.MarkRead;
import dev.muster.notifier.NotifierCommands.SendAgain;
import dev.muster.notifier.NotifierCommands.SetDrill;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierCommands.TryNotifiers;
import dev.muster.notifier.NotifierViews.DeadLetters;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.NotifierViews.DrillResult;
import dev.muster.notifier.NotifierViews.Drills;
import dev.muster.notifier.NotifierViews.Feed;
import dev.muster.notifier.NotifierViews.MyWishes;
import dev.muster.notifier.Wishes.How;
import dev.muster.notifier.Wishes.Quiet;
import dev.muster.notifier.Wishes.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** News reaches people as they have asked for, once inside and at least once outside, and what became of it is known. */
class NotifiersTest {
    private final NotifierRoom room = new NotifierRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private void wish(Wishes wishes) {
        room.run("ben", new SetWishes(wishes, null));
    }

    @Test
    void aNoticeLeavesByTheFirstNotifierAndSaysSo() {
        room.tell(Urgency.NORMAL, "approve the transfer");
        assertThat(room.sent).singleElement().satisfies(s -> {
            assertThat(s.notifier()).isEqualTo("mail");
            assertThat(s.message().address()).isEqualTo("ben@corp");
            assertThat(s.message().subject()).isEqualTo("#ops");
            assertThat(s.message().text()).isEqualTo("approve the transfer");
            assertThat(s.message().kind()).isEqualTo("notice");
            assertThat(s.message().id()).isEqualTo(room.only().id());
        });
        assertThat(room.only().phase()).isEqualTo(Phase.DELIVERED);
        var notice = room.test
                .ask("ben", new ListNotices(room.channel))
                .notices()
                .get(0)
                .id();
        var why =
                room.test.ask("ben", new WhyNotice(room.channel, notice, null)).times();
        assertThat(why).singleElement().satisfies(t -> {
            assertThat(t.why()).isEqualTo("it was confirmed");
            assertThat(t.deliveries()).hasSize(1);
        });
        assertThat(room.test
                        .ask("cleo", new WhyNotice(room.channel, notice, null))
                        .times()
                        .get(0)
                        .deliveries())
                .as("what left for somebody else")
                .isEmpty();
    }

    /** Tried again under the same id, more and more seldom, ten times at most by each; then dead, and sent again by hand. */
    @Test
    void whatFailsIsTriedAgainThenDeadThenSentAgain() {
        room.says.put("pager", Receipt.failed("busy"));
        room.run(
                "ben",
                new SetWishes(
                        new Wishes(
                                null,
                                null,
                                null,
                                List.of(new Rule(null, null, null, null, null, null, How.NOW, "page"))),
                        null));
        room.tell(Urgency.HIGH, "x");
        for (int i = 0; i < 40; i++) {
            room.test.advance(Duration.ofHours(1));
        }
        assertThat(room.sent).hasSize(Backoff.MOST);
        assertThat(room.sent.stream().map(s -> s.message().id()).distinct()).hasSize(1);
        DeliveryView dead = room.only();
        assertThat(dead.phase()).isEqualTo(Phase.DEAD);
        assertThat(dead.tries()).hasSize(Backoff.MOST).allSatisfy(t -> assertThat(t.note())
                .isEqualTo("busy"));
        assertThat(room.test.ask("ada", new DeadLetters(null)).letters())
                .singleElement()
                .satisfies(l -> assertThat(l.person()).isEqualTo(new PersonId("ben")));
        assertThatThrownBy(() -> room.test.ask("cleo", new DeadLetters(null))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> room.run("cleo", new SendAgain(dead.id(), null)))
                .isInstanceOf(Rejection.class);
        room.says.clear();
        room.run("ada", new SendAgain(dead.id(), null));
        room.test.runDue();
        assertThat(room.only().phase()).isEqualTo(Phase.DELIVERED);
        assertThat(room.sent.get(Backoff.MOST).message().text()).isEqualTo("x");
        assertThatThrownBy(() -> room.run("ada", new SendAgain(dead.id(), null)))
                .hasMessageContaining("not failed");
    }

    @Test
    void whatThrowsCountsAsFailedAndTheNextOneHasItsTurnWhenTheTimeIsOver() {
        room.says.put("mail", Receipt.failed("throw"));
        room.tell(Urgency.URGENT, "page");
        for (int i = 0; i < 19; i++) {
            room.test.advance(Duration.ofSeconds(15));
        }
        assertThat(room.by("pager")).isEmpty();
        assertThat(room.by("mail").size()).isBetween(4, 6);
        room.test.advance(Duration.ofSeconds(15));
        assertThat(room.by("pager")).containsExactly("page");
        int mails = room.by("mail").size();
        room.test.advance(Duration.ofDays(2));
        assertThat(room.by("mail")).hasSize(mails);
        assertThat(room.only().phase()).isEqualTo(Phase.DELIVERED);
        assertThat(room.only().tries().get(0).note()).isEqualTo("the line is dead");
    }

    @Test
    void whatIsRefusedOrHasNoAddressGoesToTheNextAtOnce() {
        room.says.put("mail", Receipt.refused("no such mailbox"));
        room.tell(Urgency.NORMAL, "one");
        assertThat(room.by("pager")).containsExactly("one");
        room.addresses.put("ben/mail", "");
        room.tell(Urgency.NORMAL, "two");
        assertThat(room.by("pager")).containsExactly("one", "two");
        assertThat(room.by("mail")).containsExactly("one");
    }

    /** Passed on is not confirmed: after its time the next one has its turn, unless the person has read it. */
    @Test
    void whatNobodyConfirmsGoesToTheNextUnlessItIsRead() {
        room.says.put("mail", Receipt.passedOn(""));
        room.tell(Urgency.URGENT, "one");
        room.test.advance(Duration.ofSeconds(299));
        assertThat(room.by("pager")).isEmpty();
        room.test.advance(Duration.ofSeconds(1));
        assertThat(room.by("pager")).containsExactly("one");
        room.tell(Urgency.URGENT, "two");
        room.run("ben", new MarkRead(room.test.clock.instant(), null, null));
        room.test.advance(Duration.ofHours(1));
        assertThat(room.by("pager")).containsExactly("one");
        assertThat(room.deliveries("ben").get(0).phase()).isEqualTo(Phase.READ);
    }

    @Test
    void quietHoursHoldWhatIsNotUrgent() {
        wish(new Wishes("Europe/London", new Quiet("22:00", "07:00"), List.of(), List.of()));
        room.test.clock.advance(Duration.ofHours(14));
        room.tell(Urgency.HIGH, "can wait");
        room.tell(Urgency.URGENT, "cannot");
        assertThat(room.by("mail")).containsExactly("cannot");
        assertThat(room.deliveries("ben")).extracting(DeliveryView::phase).contains(Phase.HELD);
        room.test.advance(Duration.ofHours(7));
        assertThat(room.by("mail")).containsExactly("cannot");
        room.test.advance(Duration.ofHours(1));
        assertThat(room.by("mail")).containsExactly("cannot", "can wait");
    }

    @Test
    void aDigestCollectsAndLeavesOnce() {
        wish(new Wishes("UTC", null, List.of("17:00"), List.of(Rule.of(List.of("notice"), How.DIGEST))));
        room.tell(Urgency.NORMAL, "one");
        room.tell(Urgency.NORMAL, "two");
        assertThat(room.sent).isEmpty();
        room.test.advance(Duration.ofHours(8));
        assertThat(room.by("mail")).containsExactly("- one\n- two\n");
        room.test.advance(Duration.ofDays(3));
        assertThat(room.sent).hasSize(1);
        assertThat(room.deliveries("ben"))
                .extracting(DeliveryView::phase)
                .containsExactlyInAnyOrder(Phase.DELIVERED, Phase.IN_DIGEST, Phase.IN_DIGEST);
    }

    /** Whoever has left by then gets nothing of what was held for them. */
    @Test
    void whoHasLeftGetsNothing() {
        wish(new Wishes("UTC", new Quiet("09:00", "10:00"), List.of("17:00"), List.of()));
        room.tell(Urgency.NORMAL, "secret");
        room.run("ada", new RemoveMember(room.channel, new PersonId("ben")));
        room.test.advance(Duration.ofDays(1));
        assertThat(room.sent).isEmpty();
        assertThat(room.only().phase()).isEqualTo(Phase.GONE);
    }

    /** What the marking keeps inside stays inside, also of what was held before it was set. */
    @Test
    void ofAMarkedChannelNothingLeavesButThatThereIsSomething() {
        room.run("ada", new SetMarking(room.channel, Marking.RED, null));
        room.tell(Urgency.NORMAL, "secret");
        assertThat(room.sent).singleElement().satisfies(s -> assertThat(
                        s.message().subject() + s.message().text())
                .doesNotContain("secret", "ops")
                .contains("TLP:RED"));
    }

    @Test
    void ofAnExerciseNothingLeaves() {
        IncidentId drill = new IncidentId(room.test
                .run(
                        "ada",
                        new DeclareIncident(
                                "fire",
                                null,
                                Severity.SEV1,
                                null,
                                new PersonId("ben"),
                                List.of(),
                                null,
                                null,
                                null,
                                true,
                                null))
                .id("incident"));
        room.run(
                "ada",
                PlanNotice.once(
                        drill.channel(),
                        "x",
                        room.test.clock.instant().plusSeconds(5),
                        Plan.to(Addressees.EVERYONE).urgent(Urgency.URGENT)));
        room.test.advance(Duration.ofHours(1));
        assertThat(room.sent).isEmpty();
        assertThat(room.deliveries("ben"))
                .isNotEmpty()
                .extracting(DeliveryView::phase)
                .containsOnly(Phase.WITHHELD);
    }

    @Test
    void aMentionStaysInTheAppUnlessItIsUrgent() {
        room.run("ada", new PostMessage(room.channel, "@ben look", null));
        room.test.runDue();
        assertThat(room.sent).isEmpty();
        assertThat(room.only().phase()).isEqualTo(Phase.IN_APP);
        assertThat(room.only().why()).isEqualTo("it stays in the app, by default");
    }

    @Test
    void theFeedSaysWhyAndWhatIsRead() {
        room.run("ada", new PostMessage(room.channel, "@ben look", null));
        room.run("ada", new PostMessage(room.channel, "@channel look", null));
        room.tell(Urgency.NORMAL, "x");
        var feed = room.test.ask("ben", new Feed(null, null));
        assertThat(feed.items()).extracting(NotifierViews.FeedItem::reason).contains("named", "mentioned", "everyone");
        assertThat(feed.unread()).isEqualTo(feed.items().size());
        var first = feed.items().get(0).entry();
        room.run("ben", new MarkRead(null, List.of(new MarkRead.Place(first.channel(), first.seq())), null));
        assertThat(room.test.ask("ben", new Feed(true, null)).items())
                .hasSize(feed.items().size() - 1);
        room.run("ben", new MarkRead(room.test.clock.instant(), null, null));
        assertThat(room.test.ask("ben", new Feed(null, null)).unread()).isZero();
        assertThat(room.test.ask("cleo", new Feed(null, null)).items())
                .extracting(NotifierViews.FeedItem::reason)
                .containsOnly("everyone");
    }

    @Test
    void aDrillTriesEachNotifierByItselfEveryMonth() {
        room.says.put("pager", Receipt.refused("no battery"));
        room.run("ada", new SetDrill("both", List.of(new PersonId("cleo")), 15, "10:00", "UTC"));
        room.test.advance(Duration.ofDays(13));
        assertThat(room.sent).isEmpty();
        room.test.advance(Duration.ofDays(1));
        assertThat(room.sent).hasSize(2).allSatisfy(s -> assertThat(s.message().drill())
                .isTrue());
        assertThat(room.test.ask("ada", new Drills()).drills()).singleElement().satisfies(d -> {
            assertThat(d.nextAt()).isEqualTo("2026-04-15T10:00:00Z");
            assertThat(d.results()).extracting(DrillResult::notifier).containsExactlyInAnyOrder("mail", "pager");
            assertThat(d.results())
                    .extracting(DrillResult::phase)
                    .containsExactlyInAnyOrder(Phase.DELIVERED, Phase.DEAD);
        });
        room.test.advance(Duration.ofDays(70));
        assertThat(room.sent).as("missed ones are held once").hasSize(4);
        assertThatThrownBy(() -> room.test.ask("cleo", new Drills())).isInstanceOf(Rejection.class);
        room.run("ada", new SetDrill("both", List.of(), null, null, null));
        room.test.advance(Duration.ofDays(70));
        assertThat(room.sent).hasSize(4);
        room.run("cleo", new TryNotifiers("page", null));
        room.test.runDue();
        assertThat(room.sent).hasSize(5);
    }

    @Test
    void wishesAreOnesOwn() {
        wish(new Wishes(null, new Quiet("22:00", "07:00"), List.of(), List.of()));
        assertThat(room.test.ask("ben", new MyWishes()).wishes())
                .isEqualTo(new Wishes("Europe/London", new Quiet("22:00", "07:00"), List.of(), List.of()));
        assertThat(room.test.ask("ada", new MyWishes()).wishes()).isNull();
        for (Wishes wrong : List.of(
                new Wishes("Mars", null, List.of(), List.of()),
                new Wishes(null, new Quiet("22:00", "22:00"), List.of(), List.of()),
                new Wishes(null, new Quiet("25:00", "22:00"), List.of(), List.of()),
                new Wishes(null, null, List.of("9"), List.of()))) {
            assertThatThrownBy(() -> room.run("ben", new SetWishes(wrong, null)))
                    .isInstanceOf(Rejection.class);
        }
    }

    @Test
    void anEscalationGoesByTheGroupThatItNames() {
        room.run(
                "ada",
                PlanNotice.once(
                        room.channel,
                        "wake",
                        room.test.clock.instant().plusSeconds(5),
                        Plan.to(Addressees.of(new PersonId("cleo")))
                                .chain(
                                        60,
                                        List.of(new dev.muster.notice.Escalation(
                                                Addressees.of(new PersonId("ben")), 60L, "page")))));
        room.test.advance(Duration.ofSeconds(5));
        room.test.advance(Duration.ofSeconds(60));
        assertThat(room.sent)
                .extracting(s -> s.notifier() + " " + s.message().person())
                .containsExactly("mail cleo", "pager ben");
    }
}

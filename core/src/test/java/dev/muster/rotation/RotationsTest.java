package dev.muster.rotation;

import static dev.muster.rotation.RotationRoom.at;
import static dev.muster.rotation.RotationRoom.person;
import static dev.muster.rotation.RotationRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Rejection.Code;
import dev.muster.rotation.RotationCommands.AcceptSwap;
import dev.muster.rotation.RotationCommands.DeclineSwap;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.EndRotation;
import dev.muster.rotation.RotationCommands.GoAway;
import dev.muster.rotation.RotationCommands.OfferSwap;
import dev.muster.rotation.RotationCommands.OverrideRotation;
import dev.muster.rotation.RotationCommands.TakeOver;
import dev.muster.rotation.RotationCommands.WithdrawChange;
import dev.muster.rotation.RotationViews.ListGaps;
import dev.muster.rotation.RotationViews.ListRotations;
import dev.muster.rotation.RotationViews.ShowRotation;
import dev.muster.rotation.RotationViews.WhoIsOnCall;
import dev.muster.storage.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be done with rotations, and what is said of it. Tests begin on Monday the 2nd of March 2026 at nine in London. */
class RotationsTest {
    private final RotationRoom room = new RotationRoom(RotationRoom.days());

    @Test
    void turnsAreHandedOnAtTheirTimeAndSaidOnce() {
        assertThat(room.now()).isEqualTo("ben");
        room.test.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(room.now()).isEqualTo("ben");
        room.test.advance(Duration.ofSeconds(1));
        assertThat(room.now()).isEqualTo("cleo");
        room.test.advance(Duration.ofDays(1));
        room.test.runDue();
        assertThat(room.handoffs())
                .containsExactly(
                        "2026-03-02T09:00:00Z nobody ben",
                        "2026-03-03T09:00:00Z ben cleo",
                        "2026-03-04T09:00:00Z cleo dan");
    }

    @Test
    void anOverrideCountsBeforeTurnsAndTheNewestBeforeOthers() {
        room.run("ben", override("dan", "2026-03-02T12:00:00Z", "2026-03-02T18:00:00Z"));
        String second = room.run("cleo", override("cleo", "2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z"))
                .id("change");
        assertThat(room.shifts("2026-03-02T09:00:00Z", "2026-03-02T20:00:00Z"))
                .containsExactly(
                        "2026-03-02T09:00:00Z ben",
                        "2026-03-02T12:00:00Z dan",
                        "2026-03-02T13:00:00Z cleo",
                        "2026-03-02T14:00:00Z dan",
                        "2026-03-02T18:00:00Z ben");
        room.run("dan", new WithdrawChange(room.rotation, second));
        assertThat(room.on(at("2026-03-02T13:30:00Z"))).isEqualTo("dan");
        refused(Code.ABSENT, () -> room.run("dan", new WithdrawChange(room.rotation, second)));
        room.test.advance(Duration.ofHours(10));
        assertThat(room.handoffs())
                .containsExactly(
                        "2026-03-02T09:00:00Z nobody ben",
                        "2026-03-02T12:00:00Z ben dan",
                        "2026-03-02T18:00:00Z dan ben");
    }

    private OverrideRotation override(String who, String from, String until) {
        return OverrideRotation.of(room.rotation, person(who), at(from), at(until));
    }

    @Test
    void whoTakesOverIsOnCallAtOnceUntilTheNextHandoff() {
        room.test.advance(Duration.ofHours(3));
        room.run("dan", new TakeOver(room.rotation, null, null));
        assertThat(room.now()).isEqualTo("dan");
        assertThat(room.handoffs()).last().isEqualTo("2026-03-02T12:00:00Z ben dan");
        assertThat(room.on(at("2026-03-03T08:59:59Z"))).isEqualTo("dan");
        assertThat(room.on(at("2026-03-03T09:00:00Z"))).isEqualTo("cleo");
    }

    @Test
    void aSwapCountsOnceTheSecondAgreed() {
        Changes.Part bens = new Changes.Part("days", at("2026-03-05T09:00:00Z"), at("2026-03-06T09:00:00Z"));
        Changes.Part cleos = new Changes.Part("days", at("2026-03-06T09:00:00Z"), at("2026-03-07T09:00:00Z"));
        String swap = room.run("ben", OfferSwap.of(room.rotation, bens, person("cleo"), cleos))
                .id("change");
        assertThat(room.on(at("2026-03-05T10:00:00Z"))).isEqualTo("ben");
        refused(Code.ABSENT, () -> room.run("ben", new AcceptSwap(room.rotation, swap)));
        refused(Code.ABSENT, () -> room.run("dan", new AcceptSwap(room.rotation, swap)));
        refused(Code.ABSENT, () -> room.run("dan", new WithdrawChange(room.rotation, swap)));
        room.run("cleo", new AcceptSwap(room.rotation, swap));
        assertThat(room.on(at("2026-03-05T10:00:00Z"))).isEqualTo("cleo");
        assertThat(room.on(at("2026-03-06T10:00:00Z"))).isEqualTo("ben");
        assertThat(room.on(at("2026-03-07T10:00:00Z"))).isEqualTo("dan");
        refused(Code.CONFLICT, () -> room.run("cleo", new AcceptSwap(room.rotation, swap)));
        refused(Code.CONFLICT, () -> room.run("ben", new WithdrawChange(room.rotation, swap)));
        refused(Code.CONFLICT, () -> room.run("ben", OfferSwap.of(room.rotation, bens, person("dan"), cleos)));
    }

    @Test
    void aDeclinedSwapChangesNothing() {
        Changes.Part bens = new Changes.Part("days", at("2026-03-05T09:00:00Z"), at("2026-03-06T09:00:00Z"));
        Changes.Part cleos = new Changes.Part("days", at("2026-03-06T09:00:00Z"), at("2026-03-07T09:00:00Z"));
        String swap = room.run("ben", OfferSwap.of(room.rotation, bens, person("cleo"), cleos))
                .id("change");
        room.run("cleo", new DeclineSwap(room.rotation, swap));
        assertThat(room.on(at("2026-03-05T10:00:00Z"))).isEqualTo("ben");
        refused(Code.ABSENT, () -> room.run("cleo", new AcceptSwap(room.rotation, swap)));
        refused(Code.CONFLICT, () -> room.run("dan", OfferSwap.of(room.rotation, bens, person("cleo"), cleos)));
        assertThat(room.entries("rotation.swap-declined")).hasSize(1);
    }

    @Test
    void whoIsAwayLeavesAGapUnlessCovered() {
        room.run("cleo", GoAway.of(room.rotation, at("2026-03-03T00:00:00Z"), at("2026-03-03T18:00:00Z")));
        assertThat(room.gaps("2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z"))
                .containsExactly("2026-03-03T09:00:00Z 2026-03-03T18:00:00Z [Cleo]");
        refused(Code.CONFLICT, () -> room.run("ben", override("cleo", "2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z")));
        room.run("ben", override("ben", "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z"));
        assertThat(room.gaps("2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z"))
                .containsExactly("2026-03-03T12:00:00Z 2026-03-03T18:00:00Z [Cleo]");
        room.test.advance(Duration.ofDays(2));
        assertThat(room.handoffs()).contains("2026-03-03T12:00:00Z ben nobody", "2026-03-03T18:00:00Z nobody cleo");
    }

    @Test
    void ofSeveralLayersTheFirstThatHasSomebodyCountsAndTheReportSaysWhereTwoAre() {
        Layer nights = Layer.of("nights", "UTC", "2026-03-02", "09:00", 1, Layer.Unit.WEEKS, Turn.of("dan"))
                .during(new Window(List.of(DayOfWeek.MONDAY), "20:00", "08:00"));
        Layer back = Layer.of("back", "UTC", "2026-03-01", "09:00", 1, Layer.Unit.WEEKS, Turn.of("cleo"))
                .during(new Window(List.of(), "00:00", "00:00"));
        RotationRoom two = new RotationRoom(room.test, nights, back);
        assertThat(two.shifts("2026-03-02T09:00:00Z", "2026-03-04T09:00:00Z"))
                .containsExactly("2026-03-02T09:00:00Z cleo", "2026-03-02T20:00:00Z dan", "2026-03-03T08:00:00Z cleo");
        var report = two.ask("ben", new ListGaps(two.rotation, at("2026-03-02T09:00:00Z"), at("2026-03-04T09:00:00Z")));
        assertThat(report.gaps()).isEmpty();
        assertThat(report.overlaps()).singleElement().satisfies(o -> {
            assertThat(o.from()).isEqualTo(at("2026-03-02T20:00:00Z"));
            assertThat(o.until()).isEqualTo(at("2026-03-03T08:00:00Z"));
            assertThat(o.there()).containsExactly("nights: Dan", "back: Cleo");
        });
    }

    @Test
    void anotherDefinitionCountsAtOnceAndIsRefusedWhenOneSawTheOldOne() {
        Layer other = Layer.of(
                "days", "Europe/London", "2026-03-02", "08:00", 2, Layer.Unit.DAYS, Turn.of("dan"), Turn.of("ben"));
        DefineRotation anew = new DefineRotation(room.rotation, room.version(), "again", null, List.of(other), null);
        room.test.advance(Duration.ofHours(1));
        room.run("ben", anew);
        assertThat(room.now()).isEqualTo("dan");
        refused(Code.CONFLICT, () -> room.run("ben", anew));
        room.test.advance(Duration.ofDays(3));
        assertThat(room.handoffs())
                .containsExactly(
                        "2026-03-02T09:00:00Z nobody ben",
                        "2026-03-02T10:00:00Z ben dan",
                        "2026-03-04T08:00:00Z dan ben");
    }

    @Test
    void anEndedRotationHasNobodyAndSaysNothingMore() {
        room.run("ada", new EndRotation(room.rotation));
        assertThat(room.now()).isEqualTo("nobody");
        room.test.advance(Duration.ofDays(5));
        assertThat(room.handoffs()).last().isEqualTo("2026-03-02T09:00:00Z ben nobody");
        refused(Code.CONFLICT, () -> room.run("ada", new EndRotation(room.rotation)));
        assertThat(room.ask("ada", new ListRotations(null)).rotations()).isEmpty();
        assertThat(room.ask("ada", new ListRotations(true)).rotations()).hasSize(1);
    }

    /** Whoever is in nothing sees, whoever is in it changes, an administrator makes and ends; guests and programs are nobody. */
    @Test
    void rightsAreThoseOfThePeopleOfTheRotation() {
        TestMuster test = room.test;
        test.people.add(TestMuster.People.person("eve", "Eve", false));
        test.people.group("night", true, "eve");
        assertThat(room.ask("eve", new WhoIsOnCall(room.rotation, null)).who()).isNotNull();
        assertThat(room.ask("eve", new ShowRotation(room.rotation)).mayChange()).isFalse();
        assertThat(room.ask("ben", new ShowRotation(room.rotation)).mayChange()).isTrue();
        refused(Code.ABSENT, () -> room.run("eve", new TakeOver(room.rotation, null, null)));
        refused(Code.ABSENT, () -> room.run("ben", new EndRotation(room.rotation)));
        refused(Code.ABSENT, () -> room.run("ben", DefineRotation.of("mine", null, RotationRoom.days())));
        refused(Code.ABSENT, () -> room.ask("guy", new WhoIsOnCall(room.rotation, null)));
        refused(Code.ABSENT, () -> room.ask("guy", new ListRotations(null)));
        refused(Code.INVALID, () -> room.run("ben", override("guy", "2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z")));
        Layer group = Layer.of("g", "UTC", "2026-03-01", "00:00", 1, Layer.Unit.DAYS, Turn.ofGroup("night"));
        room.run("ben", new DefineRotation(room.rotation, room.version(), "group", null, List.of(group), null));
        assertThat(room.now()).isEqualTo("night");
        room.run("eve", new TakeOver(room.rotation, null, null));
        refused(Code.ABSENT, () -> room.run("ben", new TakeOver(room.rotation, null, null)));
    }

    /** It is said in a channel that the one who bound it is in; others do not learn which; one that is archived is left alone. */
    @Test
    void aChannelHearsOfHandoffs() {
        ChannelId channel = new ChannelId(room.run("ben", new CreateChannel("war", "", false, List.of(person("cleo"))))
                .id("channel"));
        DefineRotation bound =
                new DefineRotation(room.rotation, room.version(), "said", channel, List.of(RotationRoom.days()), null);
        refused(Code.ABSENT, () -> room.run("dan", bound));
        room.run("ben", bound);
        room.test.advance(Duration.ofDays(3));
        assertThat(said(channel)).isEqualTo(1);
        assertThat(room.handoffs()).hasSize(4);
        room.test.advance(Duration.ofDays(1));
        assertThat(said(channel)).isEqualTo(2);
        assertThat(room.ask("cleo", new ShowRotation(room.rotation)).channel()).isEqualTo(channel);
        assertThat(room.ask("dan", new ShowRotation(room.rotation)).channel()).isNull();
        room.run("ben", new ArchiveChannel(channel));
        room.test.advance(Duration.ofDays(1));
        assertThat(said(channel)).isEqualTo(2);
        assertThat(room.handoffs()).hasSize(6);
    }

    private long said(ChannelId channel) {
        Range all = Range.after(channel.journal(TestMuster.ACME), 0, 1_000);
        return room.test.store.snapshot(q -> q.range(all)).stream()
                .filter(e -> e.kind().equals("rotation.handed-on"))
                .count();
    }

    /** What is missed while nothing runs is said in order, with its times, by the definition that held then. */
    @Test
    void whatWasMissedIsSaidByWhatHeldThen() {
        room.test.clock.advance(Duration.ofDays(2));
        Layer other = Layer.of("days", "Europe/London", "2026-03-02", "09:00", 1, Layer.Unit.DAYS, Turn.of("ben"));
        room.run("ada", new DefineRotation(room.rotation, 1, "again", null, List.of(other), null));
        room.test.runDue();
        assertThat(room.handoffs())
                .containsExactly(
                        "2026-03-02T09:00:00Z nobody ben",
                        "2026-03-03T09:00:00Z ben cleo",
                        "2026-03-04T09:00:00Z cleo dan",
                        "2026-03-04T09:00:00Z dan ben");
    }

    /** Two nodes, one of them gone in between, and the clock an hour and a day forth and back. */
    @Test
    void restartsAndClocksSayNothingTwice() {
        TestMuster second = room.test.another();
        room.test.clock.advance(Duration.ofDays(1));
        second.runDue();
        room.test.runDue();
        room.test.close();
        second.clock.advance(Duration.ofDays(1));
        second.runDue();
        second.clock.advance(Duration.ofHours(-1));
        second.runDue();
        second.clock.advance(Duration.ofDays(-1));
        second.runDue();
        second.clock.advance(Duration.ofDays(2));
        second.runDue();
        RotationRoom there = room.on(second);
        assertThat(there.handoffs())
                .containsExactly(
                        "2026-03-02T09:00:00Z nobody ben",
                        "2026-03-03T09:00:00Z ben cleo",
                        "2026-03-04T09:00:00Z cleo dan");
        second.advance(Duration.ofHours(1));
        assertThat(there.handoffs()).last().isEqualTo("2026-03-05T09:00:00Z dan ben");
        second.close();
    }
}

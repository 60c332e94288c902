package dev.muster.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.calendar.CalendarCommands.CloseFeed;
import dev.muster.calendar.CalendarCommands.OpenFeed;
import dev.muster.calendar.CalendarViews.FeedOwner;
import dev.muster.calendar.CalendarViews.FindFeed;
import dev.muster.calendar.CalendarViews.ListFeeds;
import dev.muster.calendar.CalendarViews.ShowCalendar;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Personal;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.deadline.ClockId;
import dev.muster.deadline.DeadlineCommands.RecordSubmission;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.StartClock;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.later.LaterCommands.ScheduleMessage;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.rotation.Layer;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.EndRotation;
import dev.muster.rotation.RotationId;
import dev.muster.rotation.Turn;
import dev.muster.storage.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests begin on Monday, 2 March 2026, at nine in London. Ada declares; Ben is in it; Cleo is not. */
class OwnCalendarTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final TestMuster test = new TestMuster();
    private final IncidentId incident = new IncidentId(test.run(
                    "ada",
                    new DeclareIncident(
                            "Confidential: we are on fire",
                            null,
                            Severity.SEV3,
                            null,
                            null,
                            List.of(new PersonId("ben")),
                            null,
                            null,
                            null))
            .id("incident"));

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId channel() {
        return incident.channel();
    }

    private String calendar(String person) {
        return test.ask(person, new ShowCalendar(null)).text();
    }

    /** The entries as {@code begin/end what}, in order. */
    private List<String> entries(String person) {
        return Arrays.stream(calendar(person).replace("\r\n ", "").split("BEGIN:VEVENT"))
                .skip(1)
                .map(e -> value(e, "DTSTART") + "/" + value(e, "DTEND") + " " + value(e, "SUMMARY") + ", "
                        + value(e, "DESCRIPTION"))
                .toList();
    }

    private static String value(String entry, String property) {
        return Arrays.stream(entry.split("\r\n"))
                .filter(l -> l.startsWith(property + ":"))
                .map(l -> l.substring(property.length() + 1))
                .findFirst()
                .orElse("");
    }

    private RotationId rotation(String title, Turn... turns) {
        Layer layer = Layer.of("days", "Europe/London", "2026-05-30", "09:00", 1, Layer.Unit.DAYS, turns);
        return new RotationId(
                test.run("ada", DefineRotation.of(title, null, layer)).id("rotation"));
    }

    @Test
    void shiftsOfAllRotationsAreInItWithThoseOfOnesGroups() {
        rotation("Payments", Turn.of("ben"), Turn.of("cleo"));
        test.people.group("ops", false, "ben");
        RotationId over = rotation("Platform", Turn.of("cleo"), Turn.ofGroup("ops"));
        assertThat(entries("ben"))
                .containsExactly(
                        "20260530T080000Z/20260531T080000Z On call: Payments, days",
                        "20260531T080000Z/20260601T080000Z On call: Platform, days",
                        "20260601T080000Z/20260602T080000Z On call: Payments, days",
                        "20260602T080000Z/20260603T080000Z On call: Platform, days");
        assertThat(entries("dan")).isEmpty();
        test.run("ada", new EndRotation(over));
        assertThat(entries("ben")).hasSize(2).allMatch(e -> e.contains("Payments"));
        assertThat(entries("guy")).as("a guest may not see rotations").isEmpty();
    }

    @Test
    void whatComesInOnesChannelsIsInItAndNothingThatIsWrittenThere() {
        test.run("ada", ScheduleStandup.of(channel(), "Morning round", "Europe/London", List.of("10:00"), 15));
        test.run("ada", ScheduleNotice.once(channel(), "Confidential: tell the board", 3_600));
        test.run(
                "ben",
                new ScheduleMessage(
                        channel(), "Confidential: good morning", TestMuster.START.plus(Duration.ofHours(2)), null));
        ClockId clock =
                new ClockId(test.run("ada", StartClock.of(incident, "gdpr-33")).id("clock"));
        test.run("ada", RecordTrigger.of(incident, clock, "aware", TestMuster.START));
        List<String> bens = entries("ben");
        assertThat(bens)
                .contains("20260302T100000Z/ Scheduled notification, INC-1")
                .contains("20260302T110000Z/ Scheduled message, INC-1")
                .contains("20260302T100000Z/20260302T101500Z Morning round, INC-1")
                .contains("20260330T090000Z/20260330T091500Z Morning round, INC-1")
                .anyMatch(e -> e.startsWith("20260305T090000Z/ Due: ") && e.endsWith(", INC-1"));
        assertThat(calendar("ben")).doesNotContain("Confidential");
        assertThat(entries("ada")).noneMatch(e -> e.contains("Scheduled message"));
        assertThat(entries("cleo")).isEmpty();
        test.run("ada", RecordSubmission.of(incident, clock, "notification", TestMuster.START));
        assertThat(entries("ben")).noneMatch(e -> e.contains("Due: "));
        test.run("ada", new AddMembers(channel(), List.of(new PersonId("cleo")), null));
        assertThat(entries("cleo")).anyMatch(e -> e.contains("Morning round"));
        test.run("ada", new RemoveMember(channel(), new PersonId("ben")));
        assertThat(entries("ben")).isEmpty();
    }

    @Test
    void aFeedIsFoundByItsSecretUntilItIsClosed() {
        String feed = test.run("ben", new OpenFeed(SECRET, "Phone", null, null)).id("feed");
        assertThat(test.ask("ben", new ListFeeds()).feeds()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo(feed).isNotEqualTo(SECRET);
            assertThat(f.note()).isEqualTo("Phone");
        });
        assertThat(test.ask("ada", new ListFeeds()).feeds()).isEmpty();
        assertThat(find(SECRET)).isEqualTo(new PersonId("ben"));
        absent(() -> find(feed));
        absent(() -> test.ask("ben", new FindFeed(SECRET)));
        absent(() -> test.ask("ada", new FindFeed(SECRET)));
        absent(() -> test.run("ada", new CloseFeed(feed, null)));
        assertThatThrownBy(() -> test.run("ada", new OpenFeed(SECRET, null, null, null)))
                .hasMessageContaining("used before");
        test.run("ben", new CloseFeed(feed, null));
        absent(() -> find(SECRET));
        assertThat(test.ask("ben", new ListFeeds()).feeds()).isEmpty();
    }

    @Test
    void itsSecretStandsNowhereAndItsOpeningOnRecord() {
        test.run("ben", new OpenFeed(SECRET, null, null, null));
        JournalId own = Personal.journal(TestMuster.ACME, new PersonId("ben"));
        List<Entry> entries = test.store.snapshot(q -> q.range(Range.after(own, 0, 100)));
        assertThat(entries)
                .anyMatch(e -> e.kind().equals("calendar.feed-opened"))
                .noneMatch(e -> new String(e.payload(), StandardCharsets.UTF_8).contains(SECRET));
        assertThat(new OpenFeed(SECRET, null, null, null).toString()).doesNotContain(SECRET);
        assertThat(new FindFeed(SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void badInputIsSaidSo() {
        assertThatThrownBy(() -> test.run("ben", new OpenFeed("short", null, null, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("secret"));
        assertThatThrownBy(() -> test.run("ben", new OpenFeed(SECRET, "x".repeat(61), null, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("note"));
        for (int i = 0; i < 20; i++) {
            test.run("ben", new OpenFeed(SECRET + i, null, null, null));
        }
        assertThatThrownBy(() -> test.run("ben", new OpenFeed(SECRET, null, null, null)))
                .hasMessageContaining("close one first");
    }

    @Test
    void whoIsNotActiveAnyMoreReadsNothing() {
        test.run("ben", new OpenFeed(SECRET, null, null, null));
        test.people.deactivate("ben");
        test.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        absent(() -> test.ask(find(SECRET).value(), new ShowCalendar(null)));
    }

    @Test
    void entriesAreCalledInTheLanguageThatWasChosen() {
        rotation("Payments", Turn.of("ben"));
        test.run("ada", ScheduleNotice.once(channel(), "the backup is due", 3_600));
        test.run("ben", new OpenFeed(SECRET, null, "de-CH", null));
        FeedOwner owner = owner(SECRET);
        assertThat(owner.language()).isEqualTo("de-CH");
        assertThat(test.ask("ben", new ShowCalendar(owner.language())).text())
                .contains("SUMMARY:Bereitschaft: Payments\r\n", "SUMMARY:Geplante Benachrichtigung\r\n");
        for (String other : List.of("en", "fr", "no tag at all", "")) {
            assertThat(test.ask("ben", new ShowCalendar(other)).text())
                    .as(other)
                    .contains("SUMMARY:On call: Payments\r\n");
        }
        String long36 = "de-" + "x".repeat(33);
        assertThatThrownBy(() -> test.ask("ben", new ShowCalendar(long36)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("language"));
        assertThatThrownBy(() -> test.run("ben", new OpenFeed(SECRET + "2", null, long36, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("language"));
    }

    private PersonId find(String secret) {
        return owner(secret).person();
    }

    private FeedOwner owner(String secret) {
        return ask(Calendars.caller(TestMuster.ACME), new FindFeed(secret));
    }

    private <R> R ask(Caller caller, Question<R> question) {
        return test.muster.ask(caller, question);
    }

    private static void absent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(Rejection.Code.ABSENT));
    }
}

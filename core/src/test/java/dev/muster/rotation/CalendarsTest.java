package dev.muster.rotation;

import static dev.muster.rotation.RotationRoom.at;
import static dev.muster.rotation.RotationRoom.person;
import static dev.muster.rotation.RotationRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.ImportCalendar;
import dev.muster.rotation.RotationCommands.OverrideRotation;
import dev.muster.rotation.RotationViews.ReadCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars in, by the words of RFC 5545, and calendars out. */
class CalendarsTest {
    private final RotationRoom room = new RotationRoom(RotationRoom.days());

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private static String event(String uid, String who, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:" + who + "\r\n"
                + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    /** A rotation of this calendar alone. */
    private Outcome imported(String zone, String... events) {
        Outcome outcome = room.run("ada", ImportCalendar.of(room.rotation, "calendar", calendar(events), zone));
        room.run(
                "ada",
                new DefineRotation(
                        room.rotation, room.version(), "t", null, List.of(Layer.calendar("calendar", zone)), null));
        return outcome;
    }

    private List<String> from(String start, int days) {
        return room.shifts(start, at(start).plus(Duration.ofDays(days)).toString());
    }

    @Test
    void aWeeklyShiftKeepsItsTimeOfDay() {
        imported(
                "UTC",
                event(
                        "1",
                        "ben",
                        "DTSTART;TZID=Europe/London:20260302T090000",
                        "DURATION:P1D",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO,TH"),
                event(
                        "2",
                        "cleo",
                        "DTSTART;TZID=Europe/London:20260303T090000",
                        "DTEND;TZID=Europe/London:20260304T090000",
                        "RRULE:FREQ=WEEKLY;UNTIL=20260331T080000Z"));
        assertThat(from("2026-03-26T00:00:00Z", 7))
                .containsExactly("2026-03-26T09:00:00Z ben", "2026-03-30T08:00:00Z ben", "2026-03-31T08:00:00Z cleo");
        assertThat(room.gaps("2026-03-30T12:00:00Z", "2026-04-02T00:00:00Z"))
                .containsExactly("2026-04-01T08:00:00Z 2026-04-02T00:00:00Z []");
    }

    @Test
    void exceptionsAdditionsAndMovesAreKept() {
        imported(
                "UTC",
                event(
                        "1",
                        "ben",
                        "DTSTART:20260301T090000Z",
                        "DTEND:20260301T170000Z",
                        "RRULE:FREQ=DAILY;COUNT=6",
                        "EXDATE:20260302T090000Z,20260303T090000Z",
                        "RDATE:20260310T090000Z",
                        "RDATE;VALUE=PERIOD:20260312T090000Z/PT1H,20260313T090000Z/20260313T100000Z"),
                event(
                        "1",
                        "cleo",
                        "RECURRENCE-ID:20260304T090000Z",
                        "DTSTART:20260304T120000Z",
                        "DTEND:20260304T130000Z"),
                event(
                        "1",
                        "ben",
                        "RECURRENCE-ID:20260305T090000Z",
                        "DTSTART:20260305T090000Z",
                        "DTEND:20260305T100000Z",
                        "STATUS:CANCELLED"));
        assertThat(from("2026-03-01T00:00:00Z", 30))
                .containsExactly(
                        "2026-03-01T09:00:00Z ben",
                        "2026-03-04T12:00:00Z cleo",
                        "2026-03-06T09:00:00Z ben",
                        "2026-03-10T09:00:00Z ben",
                        "2026-03-12T09:00:00Z ben",
                        "2026-03-13T09:00:00Z ben");
    }

    @Test
    void wholeDaysAreDaysOfTheZoneThatIsGiven() {
        imported(
                "America/New_York",
                event("1", "ben", "DTSTART;VALUE=DATE:20260307", "DTEND;VALUE=DATE:20260309"),
                event("2", "cleo", "DTSTART;VALUE=DATE:20260309"),
                event("3", "dan", "DTSTART;VALUE=DATE:20260310", "DURATION:P1W", "RRULE:FREQ=YEARLY;UNTIL=20270310"));
        assertThat(from("2026-03-01T00:00:00Z", 20))
                .containsExactly("2026-03-07T05:00:00Z ben", "2026-03-09T04:00:00Z cleo", "2026-03-10T04:00:00Z dan");
        assertThat(from("2027-03-01T00:00:00Z", 20)).containsExactly("2027-03-10T05:00:00Z dan");
        assertThat(from("2028-03-01T00:00:00Z", 20)).isEmpty();
    }

    /** A time in a gap is the first moment after, one that is there twice the first: as everywhere in this room. */
    @Test
    void gapsAndOverlapsAreTheRoomsOwn() {
        imported(
                "UTC",
                event("1", "ben", "DTSTART;TZID=Europe/London:20260328T013000", "DURATION:PT1H", "RRULE:FREQ=DAILY"));
        assertThat(from("2026-03-28T12:00:00Z", 1)).containsExactly("2026-03-29T01:00:00Z ben");
        assertThat(from("2026-10-24T12:00:00Z", 1)).containsExactly("2026-10-25T00:30:00Z ben");
    }

    @Test
    void rulesOfMonthsAndYears() {
        imported(
                "UTC",
                event("1", "ben", "DTSTART:20280229T000000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY"),
                event("2", "cleo", "DTSTART:20260130T000000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
                event(
                        "3",
                        "dan",
                        "DTSTART:20261228T060000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"));
        assertThat(from("2027-02-01T00:00:00Z", 60))
                .containsExactly("2027-02-26T00:00:00Z cleo", "2027-03-26T00:00:00Z cleo");
        assertThat(from("2032-02-29T00:00:00Z", 1)).containsExactly("2032-02-29T00:00:00Z ben");
        assertThat(from("2032-12-20T00:00:00Z", 10)).containsExactly("2032-12-27T06:00:00Z dan");
        assertThat(from("2031-12-20T00:00:00Z", 20))
                .extracting(s -> s.substring(21))
                .containsExactly("cleo");
    }

    @ParameterizedTest
    @CsvSource({
        "W. Europe Standard Time,2026-07-01T07:00:00Z",
        "Europe/Berlin,2026-07-01T07:00:00Z",
        "/mozilla.org/20050126_1/Europe/Berlin,2026-07-01T07:00:00Z",
        "Eastern Standard Time,2026-07-01T13:00:00Z",
        "Singapore Standard Time,2026-07-01T01:00:00Z",
        "my own zone,2026-07-01T03:30:00Z"
    })
    void zonesAreKnownByName(String name, String expected) {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:my own zone\r\nX-LIC-LOCATION:Asia/Kolkata\r\nBEGIN:STANDARD\r\n"
                + "DTSTART:19700101T000000\r\nTZOFFSETFROM:+1400\r\nTZOFFSETTO:-1200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        imported("UTC", zone, event("1", "ben", "DTSTART;TZID=\"" + name + "\":20260701T090000", "DURATION:PT1H"));
        assertThat(from("2026-06-30T00:00:00Z", 3)).containsExactly(expected + " ben");
    }

    @Test
    void everyNameOfWindowsIsAZone() {
        ZoneNames names = new ZoneNames(List.of());
        assertThat(names.zone("Tokyo Standard Time").getId()).isEqualTo("Asia/Tokyo");
        assertThat(names.zone("Lord Howe Standard Time").getId()).isEqualTo("Australia/Lord_Howe");
        assertThat(ZoneNames.windows().values()).hasSizeGreaterThan(120).allSatisfy(z -> assertThat(names.zone(z))
                .isNotNull());
    }

    @Test
    void peopleAreKnownByHandleOrByWhatTheCallerSaid() {
        String events = event(
                        "1",
                        "Oncall",
                        "ATTENDEE;CN=\"Benjamin; B.\":mailto:BB@example.org",
                        "DTSTART:20260302T000000Z",
                        "DURATION:P1D")
                + event("2", "Lunch\\, long", "DTSTART:20260303T000000Z", "DURATION:P1D");
        ImportCalendar unknown = ImportCalendar.of(room.rotation, "c", calendar(events), "UTC");
        refused(Code.INVALID, () -> room.run("ada", unknown));
        Outcome outcome = room.run(
                "ada",
                new ImportCalendar(
                        room.rotation,
                        "c",
                        calendar(events),
                        "UTC",
                        Map.of("bb@example.org", person("ben")),
                        true,
                        null));
        assertThat(outcome.id("events")).isEqualTo("1");
        assertThat(outcome.id("skipped")).isEqualTo("1");
        Map<String, dev.muster.access.PersonId> both =
                Map.of("benjamin; b.", person("ben"), "lunch, long", person("dan"));
        assertThat(room.run("ada", new ImportCalendar(room.rotation, "c", calendar(events), "UTC", both, null, null))
                        .id("events"))
                .isEqualTo("2");
    }

    /** Of two events at once the one that began last counts, and the report says so. */
    @Test
    void eventsAtOnceAreInTheReport() {
        imported(
                "UTC",
                event("1", "ben", "DTSTART:20260302T000000Z", "DURATION:P3D"),
                event("2", "cleo", "DTSTART:20260303T000000Z", "DURATION:P1D"));
        assertThat(from("2026-03-02T00:00:00Z", 5))
                .containsExactly("2026-03-02T00:00:00Z ben", "2026-03-03T00:00:00Z cleo", "2026-03-04T00:00:00Z ben");
        assertThat(room.ask(
                                "ada",
                                new RotationViews.ListGaps(
                                        room.rotation, at("2026-03-02T00:00:00Z"), at("2026-03-05T00:00:00Z")))
                        .overlaps())
                .singleElement()
                .satisfies(o -> assertThat(o.there()).containsExactly("calendar: Ben", "calendar: Cleo"));
    }

    @Test
    void foldedLinesAndOldLineEndsAreRead() {
        String text = calendar(event("1", "b", "DTSTART:20260302T000000Z", "DURATION:P1D"))
                .replace("SUMMARY:b", "SUMMARY:b\r\n e\r\n\tn")
                .replace("\r\n", "\n");
        assertThat(room.run("ada", ImportCalendar.of(room.rotation, "c", text, "UTC"))
                        .id("events"))
                .isEqualTo("1");
    }

    /** What we write, the library and we ourselves read as what it was. */
    @Test
    void ourFeedComesBackAsItWas() {
        String from = "2026-03-01T00:00:00Z";
        String until = "2026-05-01T00:00:00Z";
        room.run(
                "ben",
                OverrideRotation.of(
                        room.rotation, person("ben"), at("2026-03-29T00:30:00Z"), at("2026-03-29T04:00:00Z")));
        String text = feed(null, from, until);
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
        List<String> read = calendar.getEvents().stream()
                .map(e -> e.getDateStart().getValue().toInstant() + " "
                        + e.getSummary().getValue().toLowerCase(java.util.Locale.ROOT))
                .toList();
        List<String> shifts = room.shifts(from, until);
        assertThat(read).hasSizeGreaterThan(50).isEqualTo(shifts);
        room.run("ada", ImportCalendar.of(room.rotation, "again", text, "UTC"));
        room.run(
                "ada",
                new DefineRotation(
                        room.rotation, room.version(), "t", null, List.of(Layer.calendar("again", "UTC")), null));
        room.run("ada", new RotationCommands.WithdrawChange(room.rotation, override()));
        assertThat(room.shifts(from, until)).isEqualTo(shifts);
    }

    private String override() {
        return room.ask("ada", new RotationViews.ShowRotation(room.rotation))
                .overrides()
                .get(0)
                .id();
    }

    private String feed(String who, String from, String until) {
        return room.ask(
                        "ben",
                        new ReadCalendar(
                                room.rotation,
                                who == null ? null : person(who),
                                from == null ? null : at(from),
                                until == null ? null : at(until)))
                .text();
    }

    @Test
    void theSameShiftsAreTheSameBytesAndOneCanHaveOnesOwn() {
        String all = feed(null, null, null);
        room.test.clock.advance(Duration.ofDays(3));
        assertThat(feed(null, null, null)).isEqualTo(all);
        String own = feed("cleo", null, null);
        assertThat(own).contains("SUMMARY:Cleo").doesNotContain("SUMMARY:Ben");
        assertThat(all.split("BEGIN:VEVENT")).hasSizeGreaterThan(3 * own.split("BEGIN:VEVENT").length - 5);
        room.run(
                "ben",
                OverrideRotation.of(
                        room.rotation, person("dan"), at("2026-04-01T10:00:00Z"), at("2026-04-01T11:00:00Z")));
        assertThat(feed(null, null, null)).isNotEqualTo(all);
        assertThat(own.lines().filter(l -> l.startsWith("UID:")).toList()).doesNotHaveDuplicates();
    }

    @Test
    void linesEndAndAreFoldedAsTheyShould() {
        String title = "Bereitschaft; für, alle \\ " + "ü€😀".repeat(10);
        room.run(
                "ada",
                new DefineRotation(room.rotation, 1, title.substring(0, 60), null, List.of(RotationRoom.days()), null));
        String text = feed(null, null, null);
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n").doesNotContain("\r");
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
        }
        assertThat(text).endsWith("END:VCALENDAR\r\n").contains("\r\n ");
        assertThat(text.replace("\r\n ", "")).contains("X-WR-CALNAME:Bereitschaft\\; für\\, alle \\\\ ü€😀");
    }

    static List<String> hostile() {
        String good = "DTSTART:20260302T000000Z";
        return List.of(
                "",
                "nothing",
                "BEGIN:VCALENDAR\r\n",
                calendar("BEGIN:VEVENT\r\n".repeat(5_000)),
                calendar("BEGIN:X\r\n".repeat(100) + "END:X\r\n".repeat(100)),
                calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(3_900)),
                calendar(event("1", "ben", good, "DURATION:PT1S", "RRULE:FREQ=SECONDLY")),
                calendar(event("1", "ben", good, "DURATION:PT1M", "RRULE:FREQ=MINUTELY;COUNT=10")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=" + "1,".repeat(200) + "1")),
                calendar(
                        event(
                                "1",
                                "ben",
                                good,
                                "DURATION:PT1M",
                                "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2147483647")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=DAILY;FREQ=WEEKLY")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=13")),
                calendar(event("1", "ben", good, "DURATION:-PT1H")),
                calendar(event("1", "ben", good, "DURATION:P99999W")),
                calendar(event("1", "ben", good, "DURATION:P")),
                calendar(event("1", "ben", good, "DTEND:20260301T000000Z")),
                calendar(event("1", "ben", good, "DTEND;VALUE=DATE:20260309")),
                calendar(event("1", "ben", good, "DTEND:20260302T010000Z", "DURATION:PT1H")),
                calendar(event("1", "ben", "DTSTART:99991231T235959Z", "DURATION:PT1H")),
                calendar(event("1", "ben", "DTSTART:20260230T000000Z", "DURATION:PT1H")),
                calendar(event("1", "ben", "DTSTART;TZID=Nowhere/Land:20260302T000000", "DURATION:PT1H")),
                calendar(event("1", "ben", "DTSTART;TZID=" + "a/".repeat(5_000) + ":20260302T000000", "DURATION:PT1H")),
                calendar(event("1", "ben", good, good, "DURATION:PT1H")),
                calendar(event("", "ben", good, "DURATION:PT1H")),
                calendar(event("1", "ben", "DURATION:PT1H")),
                calendar(event("1", "ben\u0000", good, "DURATION:PT1H")),
                calendar(event("1", "nobody", good, "DURATION:PT1H")),
                calendar(
                        event("1", "ben", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260302T000000Z", good, "DURATION:PT1H")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "EXDATE:" + "20260302T000000Z,".repeat(2_500))),
                calendar(event("1", "ben", good, "DURATION:PT1H", "X-Y;" + "A=b;".repeat(40) + "C=d:e")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "DESCRIPTION:" + "x".repeat(30_000))),
                "BEGIN:VCALENDAR\r\nX:" + "x".repeat(10_000_000) + "\r\nEND:VCALENDAR\r\n",
                calendar() + calendar(),
                calendar("END:VEVENT\r\n"),
                calendar(event("1", "ben", good, "DURATION:PT1H", "no colon at all")),
                calendar(event("1", "ben", good, "DURATION:PT1H", "X;Y=\"unclosed:z")));
    }

    /** Each is refused for what it is, in no time, and nothing comes of it. */
    @Test
    void hostileTextsAreRefused() {
        long begun = System.nanoTime();
        for (String text : hostile()) {
            Throwable refused = org.assertj.core.api.Assertions.catchThrowable(
                    () -> room.run("ada", ImportCalendar.of(room.rotation, "c", text, "UTC")));
            assertThat(refused)
                    .as(text.substring(0, Math.min(300, text.length())))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Code.INVALID));
        }
        System.out.println("measured: calendars: " + hostile().size() + " hostile texts in "
                + (System.nanoTime() - begun) / 1_000_000 + " ms");
        assertThat(room.version()).isEqualTo(1);
    }

    /** Rules that find nothing, or find it far away, end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6",
                "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=1000",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYDAY=MO",
                "FREQ=WEEKLY;INTERVAL=1000;BYSETPOS=-300;BYDAY=MO",
                "FREQ=YEARLY;BYDAY=53MO;BYSETPOS=366",
                "FREQ=DAILY;BYSETPOS=17"
            })
    void rulesThatFindNothingEnd(String rule) {
        imported("UTC", event("1", "ben", "DTSTART:19700302T000000Z", "DURATION:PT1H", "RRULE:" + rule));
        Instant begun = Instant.now();
        assertThat(from("2190-01-01T00:00:00Z", 300)).hasSizeLessThan(3);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    /** 90 years after it began a daily event is found without going through all of them one by one in vain. */
    @Test
    void anEventOfLongAgoIsStillFound() {
        imported("UTC", event("1", "ben", "DTSTART:19700101T000000Z", "DURATION:P1D", "RRULE:FREQ=DAILY"));
        assertThat(room.gaps("2059-01-01T00:00:00Z", "2060-01-01T00:00:00Z")).isEmpty();
    }
}

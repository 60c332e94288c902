package dev.muster.rotation;

import static dev.muster.rotation.RotationRoom.at;
import static dev.muster.rotation.RotationRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection.Code;
import dev.muster.rotation.RotationCommands.GoAway;
import dev.muster.rotation.RotationCommands.ImportCalendar;
import dev.muster.rotation.RotationViews.CalendarPreview;
import dev.muster.rotation.RotationViews.PreviewCalendar;
import dev.muster.rotation.RotationViews.PreviewRotation;
import dev.muster.rotation.RotationViews.RotationPreview;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is shown before it is saved is what would come of it, and saves nothing. */
class PreviewsTest {
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:ben\r\n"
            + "DTSTART:20260303T000000Z\r\nDURATION:P1D\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
            + "ATTENDEE:mailto:chloe@example.com\r\nDTSTART:20260304T000000Z\r\nDURATION:P1D\r\nEND:VEVENT\r\n"
            + "END:VCALENDAR\r\n";

    private final RotationRoom room = new RotationRoom(RotationRoom.days());

    @AfterEach
    void close() {
        room.close();
    }

    private RotationPreview preview(String who, RotationId rotation, Layer... layers) {
        return room.ask(
                who,
                new PreviewRotation(rotation, List.of(layers), at("2026-03-02T09:00:00Z"), at("2026-03-05T09:00:00Z")));
    }

    private static List<String> shifts(RotationPreview preview) {
        return preview.shifts().stream()
                .map(s -> s.from() + " " + RotationRoom.name(s.who()))
                .toList();
    }

    @Test
    void aNewRotationIsPlayedForAdministrators() {
        Layer office = Layer.of("office", "UTC", "2026-03-02", "09:00", 1, Layer.Unit.WEEKS, Turn.of("dan"))
                .during(new Window(List.of(DayOfWeek.TUESDAY), "09:00", "17:00"));
        RotationPreview played = preview("ada", null, office);
        assertThat(shifts(played)).containsExactly("2026-03-03T09:00:00Z dan");
        assertThat(played.gaps()).hasSize(2);
        refused(Code.ABSENT, () -> preview("ben", null, office));
        refused(Code.INVALID, () -> preview("ada", null));
    }

    @Test
    void oneThatIsDefinedAnewIsPlayedWithWhatWasChangedAboutIt() {
        room.run("ben", GoAway.of(room.rotation, at("2026-03-02T09:00:00Z"), at("2026-03-03T09:00:00Z")));
        Layer bens = Layer.of("days", "UTC", "2026-03-02", "09:00", 1, Layer.Unit.DAYS, Turn.of("ben"));
        RotationPreview played = preview("cleo", room.rotation, bens, RotationRoom.days("second"));
        assertThat(shifts(played)).containsExactly("2026-03-03T09:00:00Z ben");
        assertThat(played.gaps()).singleElement().satisfies(g -> assertThat(g.away())
                .containsExactly("Ben"));
        assertThat(played.overlaps()).hasSize(2);
        assertThat(room.shifts("2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z"))
                .as("nothing was saved")
                .containsExactly("2026-03-03T09:00:00Z cleo");
        refused(Code.ABSENT, () -> preview("audrey", room.rotation, bens));
    }

    @Test
    void aCalendarSaysWhomItMeansBeforeItIsImported() {
        CalendarPreview read = room.ask("ben", new PreviewCalendar(room.rotation, CALENDAR, "UTC", null, null));
        assertThat(read).isEqualTo(new CalendarPreview(1, 1, List.of("mailto:chloe@example.com")));
        Map<String, PersonId> people = Map.of("mailto:chloe@example.com", new PersonId("cleo"));
        assertThat(room.ask("ben", new PreviewCalendar(room.rotation, CALENDAR, "UTC", people, null)))
                .isEqualTo(new CalendarPreview(2, 0, List.of()));
        assertThat(room.run("ben", new ImportCalendar(room.rotation, "other", CALENDAR, "UTC", people, true, null))
                        .id("events"))
                .isEqualTo("2");
        refused(Code.ABSENT, () -> room.ask("guy", new PreviewCalendar(room.rotation, CALENDAR, "UTC", null, null)));
        refused(Code.ABSENT, () -> room.ask("audrey", new PreviewCalendar(room.rotation, CALENDAR, "UTC", null, null)));
        refused(Code.INVALID, () -> room.ask("ben", new PreviewCalendar(room.rotation, "what", "UTC", null, null)));
        refused(
                Code.INVALID,
                () -> room.ask("ben", new PreviewCalendar(room.rotation, CALENDAR, "Mars/Base", null, null)));
    }
}

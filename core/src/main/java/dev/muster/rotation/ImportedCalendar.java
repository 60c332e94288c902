package dev.muster.rotation;

import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.util.List;
import java.util.Set;

/**
 * What a layer was made of that came from a calendar.
 *
 * @param rotation whose
 * @param layer the name of the layer
 * @param events its events
 */
public record ImportedCalendar(RotationId rotation, String layer, List<CalendarEvent> events) {
    /** How they are kept: one document for each layer, found by rotation. */
    public static final Kind<ImportedCalendar> KIND = new Kind<>(
            "rotation.calendar",
            ImportedCalendar.class,
            c -> id(c.rotation(), c.layer()),
            c -> Set.of(of(c.rotation())),
            c -> 0);

    /** Takes a copy. */
    public ImportedCalendar {
        events = List.copyOf(events);
    }

    /** What the calendars of a rotation are found by. */
    static Term of(RotationId rotation) {
        return Term.of("rotation", rotation);
    }

    /** The id of a layer's calendar. */
    static String id(RotationId rotation, String layer) {
        return rotation + "/" + layer;
    }
}

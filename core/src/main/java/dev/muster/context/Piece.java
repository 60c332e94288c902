package dev.muster.context;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is collected for an incident.
 *
 * @param incident which incident
 * @param number its place, from 1
 * @param title what people call it
 * @param collector who asks for it
 * @param settings what the collector is told
 * @param values what places are filled with, no more than are named
 * @param seconds how long it may take
 * @param state how it stands
 * @param entry number of the entry of what was found last; 0 for none
 * @param at when that was; null for never
 */
record Piece(
        IncidentId incident,
        int number,
        String title,
        String collector,
        Map<String, String> settings,
        Map<String, String> values,
        int seconds,
        Stand state,
        long entry,
        @Nullable Instant at) {
    static final Kind<Piece> KIND = new Kind<>(
            "context.piece",
            Piece.class,
            p -> id(p.incident(), p.number()),
            p -> Set.of(Term.of("incident", p.incident())),
            Piece::number);

    /** How it stands. */
    public enum Stand {
        /** It is being asked for. */
        ASKED,
        /** Something was found. */
        FOUND,
        /** Nothing came of it. */
        FAILED,
        /** It was not asked for, on purpose. */
        WITHHELD;

        /** The word that people see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String id(IncidentId incident, int number) {
        return incident + "/" + number;
    }

    Piece stands(Stand now, long at, @Nullable Instant when) {
        return new Piece(incident, number, title, collector, settings, values, seconds, now, at, when);
    }
}

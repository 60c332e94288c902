package dev.muster.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.muster.access.PersonId;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An entry as readers see it, on every way out: REST, socket, page and export.
 *
 * @param channel the journal's name
 * @param seq the entry's number
 * @param time when it was committed
 * @param actor who did it
 * @param kind what sort of event
 * @param schema the shape of the data
 * @param thread the number of the message that it replies to; 0 for none
 * @param data the event's properties as JSON, with what later acts did to them
 */
public record EntryView(
        String channel,
        long seq,
        Instant time,
        PersonId actor,
        String kind,
        int schema,
        long thread,
        @JsonRawValue String data) {
    /** The data as the event's own record. */
    public <E> E event(Class<E> type) {
        return Json.read(data.getBytes(StandardCharsets.UTF_8), type);
    }
}

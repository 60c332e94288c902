package dev.muster.intake;

import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.journal.HashChain;
import dev.muster.record.Json;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of alerts as it was last heard of.
 *
 * @param id which: a hash of token, receiver and the sender's group key
 * @param incident its incident; the newest when it had several
 * @param held the alerts by fingerprint
 * @param overAt since when nothing fires; null while something does
 */
record AlertGroup(
        String id,
        IncidentId incident,
        Map<String, Held> held,
        @Nullable Instant overAt) {
    static final Kind<AlertGroup> KIND = new Kind<>(
            "intake.group", AlertGroup.class, AlertGroup::id, g -> Set.of(Term.of("incident", g.incident())), g -> 0);

    /** What is remembered of an alert. */
    record Held(
            String name,
            AlertStatus status,
            Instant startsAt,
            @Nullable Instant endsAt) {
        /** The same, not mentioned any more. */
        Held gone() {
            return firing() ? new Held(name, AlertStatus.RESOLVED, startsAt, null) : this;
        }

        boolean firing() {
            return status == AlertStatus.FIRING;
        }
    }

    static String id(String token, AlertmanagerPayload payload) {
        byte[] key = Json.write(List.of(token, payload.receiver(), payload.groupKey()));
        return HashChain.content(new byte[0], key).toString();
    }
}

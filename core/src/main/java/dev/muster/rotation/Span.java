package dev.muster.rotation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which the same one is on call for the same reason, or nobody is.
 *
 * @param from the first moment
 * @param until the first moment after
 * @param who who is on call; null for nobody
 * @param layer the layer by which; null by an override, and for nobody
 * @param override the override by which; null otherwise
 * @param away who would be on call, but is away
 */
public record Span(
        Instant from,
        Instant until,
        @Nullable Turn who,
        @Nullable String layer,
        @Nullable String override,
        List<String> away) {
    /** Takes a copy. */
    public Span {
        away = List.copyOf(away);
    }

    boolean alike(Span other) {
        return Turn.same(who, other.who)
                && java.util.Objects.equals(layer, other.layer)
                && java.util.Objects.equals(override, other.override)
                && away.equals(other.away);
    }

    Span to(Instant end) {
        return new Span(from, end, who, layer, override, away);
    }
}

package dev.muster.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on call minute by minute, by the words of the definition and by watching clocks: what schedules are held against. */
final class ByDefinition {
    final List<Changes.Cover> overrides = new ArrayList<>();
    final List<Changes.Swap> swaps = new ArrayList<>();
    final List<Changes.Absence> absences = new ArrayList<>();
    private final List<Layer> layers;
    private final List<WatchedLayer> watched;
    private Instant now;

    /** Watches from a moment before all layers begin. */
    ByDefinition(List<Layer> layers, Instant from) {
        this.layers = layers;
        this.watched = layers.stream().map(l -> new WatchedLayer(l, from)).toList();
        this.now = from;
    }

    Instant now() {
        return now;
    }

    /** Who is on call after so many more seconds: a name, or "nobody". */
    String after(long seconds) {
        now = now.plusSeconds(seconds);
        List<@Nullable Turn> each = new ArrayList<>();
        watched.forEach(w -> each.add(w.after(seconds)));
        for (int i = overrides.size() - 1; i >= 0; i--) {
            Changes.Cover override = overrides.get(i);
            if (in(override.from(), override.until()) && !away(override.who())) {
                return override.who().called();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            Turn who = each.get(i);
            for (Changes.Swap swap : swaps) {
                who = given(who, layers.get(i), swap.gives(), swap.from(), swap.to());
                who = given(who, layers.get(i), swap.takes(), swap.to(), swap.from());
            }
            if (who != null && !away(who)) {
                return who.called();
            }
        }
        return "nobody";
    }

    private @Nullable Turn given(@Nullable Turn who, Layer layer, Changes.Part part, Turn from, Turn to) {
        boolean here = layer.name().equals(part.layer()) && in(part.from(), part.until());
        return here && who != null && who.called().equals(from.called()) ? to : who;
    }

    private boolean away(Turn who) {
        return absences.stream().anyMatch(a -> a.who().called().equals(who.called()) && in(a.from(), a.until()));
    }

    private boolean in(Instant from, Instant until) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}

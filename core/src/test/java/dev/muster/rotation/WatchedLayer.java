package dev.muster.rotation;

import dev.muster.local.Clockwork;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on in a layer, found by watching a clock minute by minute and counting how many handoffs it has shown: the
 * specification that the layer's own arithmetic is held against.
 */
final class WatchedLayer {
    private final Layer layer;
    private final Clockwork clock;
    private final LocalDateTime start;
    private final List<Open> windows;
    private @Nullable Instant first;

    private record Open(List<DayOfWeek> days, LocalTime from, LocalTime until) {}

    /** Watches from a moment, which lies before the layer's start. */
    WatchedLayer(Layer layer, Instant from) {
        this.layer = layer;
        this.clock = new Clockwork(ZoneId.of(layer.zone()).getRules(), from);
        this.windows = layer.windows().stream()
                .map(w -> new Open(w.days(), LocalTime.parse(w.from()), LocalTime.parse(w.until())))
                .toList();
        this.start = LocalDate.parse(layer.start()).atTime(LocalTime.parse(layer.at()));
    }

    /** Who is on after so many more seconds; null for nobody. */
    @Nullable
    Turn after(long seconds) {
        clock.pass(seconds);
        if (!clock.reached(start)) {
            return null;
        }
        if (first == null) {
            first = Instant.ofEpochSecond(clock.now());
        }
        return on() ? layer.turns().get((int) (shifts() % layer.turns().size())) : null;
    }

    /** How many handoffs lie behind the first. */
    private long shifts() {
        if (layer.unit() == Layer.Unit.HOURS) {
            return (clock.now() - first.getEpochSecond()) / (layer.every() * 3_600L);
        }
        long days = layer.unit() == Layer.Unit.WEEKS ? 7L * layer.every() : layer.every();
        long behind = clock.shown() - start.toEpochSecond(ZoneOffset.UTC);
        return behind / (days * 86_400);
    }

    private boolean on() {
        if (windows.isEmpty()) {
            return true;
        }
        LocalDate today =
                LocalDateTime.ofEpochSecond(clock.shown(), 0, ZoneOffset.UTC).toLocalDate();
        for (LocalDate day : List.of(today.minusDays(1), today)) {
            for (Open window : windows) {
                List<DayOfWeek> days = window.days();
                LocalTime from = window.from();
                LocalTime until = window.until();
                LocalDateTime ends = (from.isBefore(until) ? day : day.plusDays(1)).atTime(until);
                boolean named = days.isEmpty() || days.contains(day.getDayOfWeek());
                if (named && clock.reached(day.atTime(from)) && !clock.reached(ends)) {
                    return true;
                }
            }
        }
        return false;
    }
}

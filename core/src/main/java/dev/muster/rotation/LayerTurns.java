package dev.muster.rotation;

import dev.muster.local.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whose turn it is in a layer of people or groups by its definition alone. */
final class LayerTurns {
    private final Layer layer;
    private final ZoneId zone;
    private final LocalDate start;
    private final LocalTime at;
    private final Instant first;

    private LayerTurns(Layer layer) {
        this.layer = layer;
        this.zone = layer.zoneId();
        this.start = layer.startDate();
        this.at = layer.atTime();
        this.first = LocalTimes.first(zone, start.atTime(at));
    }

    /** The stints that touch a range, whole, in order; no two of them at once. */
    static List<Stint> within(Layer layer, Instant from, Instant until) {
        LayerTurns turns = new LayerTurns(layer);
        List<Stint> stints = new ArrayList<>();
        if (!turns.first.isBefore(until)) {
            return stints;
        }
        for (long k = turns.index(Stint.max(from, turns.first));
                turns.handoff(k).isBefore(until);
                k++) {
            Instant begins = turns.handoff(k);
            Instant ends = turns.handoff(k + 1);
            if (begins.isBefore(ends)) {
                stints.add(Stint.of(begins, ends, turns.turn(k)));
            }
        }
        return layer.windows().isEmpty() ? stints : turns.windowed(stints, from, until);
    }

    private Turn turn(long k) {
        return layer.turns().get((int) (k % layer.turns().size()));
    }

    /** When the turn of this number begins. */
    private Instant handoff(long k) {
        return switch (java.util.Objects.requireNonNull(layer.unit(), "a layer of turns has a unit")) {
            case HOURS -> first.plus(Duration.ofHours(layer.every() * k));
            case DAYS ->
                LocalTimes.first(zone, start.plusDays(layer.every() * k).atTime(at));
            case WEEKS ->
                LocalTimes.first(zone, start.plusWeeks(layer.every() * k).atTime(at));
        };
    }

    /** The number of the last turn that has begun at a moment, which is not before the first. */
    private long index(Instant moment) {
        long k =
                switch (java.util.Objects.requireNonNull(layer.unit(), "a layer of turns has a unit")) {
                    case HOURS -> Duration.between(first, moment).toHours() / layer.every();
                    case DAYS -> days(moment) / layer.every();
                    case WEEKS -> days(moment) / (7L * layer.every());
                };
        k = Math.max(0, k);
        while (k > 0 && handoff(k).isAfter(moment)) {
            k--;
        }
        while (!handoff(k + 1).isAfter(moment)) {
            k++;
        }
        return k;
    }

    private long days(Instant moment) {
        return ChronoUnit.DAYS.between(start, moment.atZone(zone).toLocalDate());
    }

    private List<Stint> windowed(List<Stint> stints, Instant from, Instant until) {
        List<Instant[]> open = open(from, until);
        List<Stint> inside = new ArrayList<>();
        int next = 0;
        for (Stint stint : stints) {
            while (next < open.size() && !open.get(next)[1].isAfter(stint.from())) {
                next++;
            }
            for (int i = next; i < open.size() && open.get(i)[0].isBefore(stint.until()); i++) {
                Instant begins = Stint.max(stint.from(), open.get(i)[0]);
                Instant ends = Stint.min(stint.until(), open.get(i)[1]);
                if (begins.isBefore(ends)) {
                    inside.add(Stint.of(begins, ends, stint.who()));
                }
            }
        }
        return inside;
    }

    /** When the layer is on, in order; what touches is one. */
    private List<Instant[]> open(Instant from, Instant until) {
        List<Instant[]> all = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            for (Window window : layer.windows()) {
                if (window.days().isEmpty() || window.days().contains(day.getDayOfWeek())) {
                    LocalTime begins = LocalTime.parse(window.from());
                    LocalTime ends = LocalTime.parse(window.until());
                    LocalDate endDay = ends.isAfter(begins) ? day : day.plusDays(1);
                    all.add(new Instant[] {
                        LocalTimes.first(zone, day.atTime(begins)), LocalTimes.first(zone, endDay.atTime(ends))
                    });
                }
            }
        }
        all.sort(Comparator.comparing(range -> range[0]));
        List<Instant[]> merged = new ArrayList<>();
        for (Instant[] range : all) {
            Instant[] before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && !range[0].isAfter(before[1])) {
                before[1] = Stint.max(before[1], range[1]);
            } else if (range[0].isBefore(range[1])) {
                merged.add(range);
            }
        }
        return merged;
    }
}

package dev.muster.rotation;

import dev.muster.rotation.RotationViews.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call in a rotation. At each moment:
 *
 * <ol>
 *   <li>the newest override whose person is not away counts;
 *   <li>otherwise the first layer that has somebody who is not away;
 *   <li>otherwise nobody: a gap.
 * </ol>
 *
 * <p>Pure: a function of the roster and of the time-zone data of the Java platform.
 */
final class Schedule {
    /** How far ahead the next change is looked for. */
    static final Duration HORIZON = Duration.ofDays(400);

    private static final List<Duration> STEPS =
            List.of(Duration.ofDays(4), Duration.ofDays(32), Duration.ofDays(128), HORIZON);

    private Schedule() {}

    /** All of a range, in order, without holes: what is nobody's is a span as well. */
    static List<Span> spans(Roster roster, Instant from, Instant until) {
        if (roster.rotation().ended()) {
            return List.of(new Span(from, until, null, null, null, List.of()));
        }
        List<Layer> layers = roster.rotation().layers();
        List<List<Stint>> stints = new ArrayList<>();
        TreeSet<Instant> bounds = new TreeSet<>(List.of(from, until));
        for (Layer layer : layers) {
            List<Stint> here = Roster.resolved(roster.stints(layer, from, until));
            stints.add(here);
            here.forEach(s -> bounds.addAll(List.of(s.from(), s.until())));
        }
        List<Changes.Cover> overrides = roster.changes().overrides().stream()
                .filter(o -> o.from().isBefore(until) && o.until().isAfter(from))
                .toList();
        overrides.forEach(o -> bounds.addAll(List.of(o.from(), o.until())));
        roster.changes().absences().forEach(a -> bounds.addAll(List.of(a.from(), a.until())));
        List<Span> spans = new ArrayList<>();
        int[] at = new int[layers.size()];
        Instant begins = from;
        for (Instant ends : bounds.subSet(from, false, until, true)) {
            Span span = span(roster, stints, overrides, at, begins, ends);
            Span before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (before != null && before.alike(span)) {
                spans.set(spans.size() - 1, before.to(ends));
            } else {
                spans.add(span);
            }
            begins = ends;
        }
        return spans;
    }

    private static Span span(
            Roster roster,
            List<List<Stint>> stints,
            List<Changes.Cover> overrides,
            int[] at,
            Instant begins,
            Instant ends) {
        Set<String> away = new LinkedHashSet<>();
        for (int i = overrides.size() - 1; i >= 0; i--) {
            Changes.Cover override = overrides.get(i);
            if (!override.from().isAfter(begins) && override.until().isAfter(begins)) {
                if (gone(roster, override.who(), begins, ends)) {
                    away.add(override.who().called());
                } else {
                    return new Span(begins, ends, override.who(), null, override.id(), List.of());
                }
            }
        }
        for (int i = 0; i < at.length; i++) {
            List<Stint> layer = stints.get(i);
            while (at[i] < layer.size() && !layer.get(at[i]).until().isAfter(begins)) {
                at[i]++;
            }
            if (at[i] < layer.size() && !layer.get(at[i]).from().isAfter(begins)) {
                Stint stint = layer.get(at[i]);
                if (!stint.away()) {
                    String name = roster.rotation().layers().get(i).name();
                    return new Span(begins, ends, stint.who(), name, null, List.of());
                }
                away.add(stint.who().called());
            }
        }
        return new Span(begins, ends, null, null, null, List.copyOf(away));
    }

    private static boolean gone(Roster roster, Turn who, Instant from, Instant until) {
        return who.person() != null && roster.changes().away(who.person(), from, until) != null;
    }

    /** Who is on call at a moment, and by what; the span is one moment long. */
    static Span at(Roster roster, Instant moment) {
        return spans(roster, moment, moment.plusNanos(1)).get(0);
    }

    /** When somebody else, or nobody, is on call next after a moment; null when nothing changes within the horizon. */
    static @Nullable Span next(Roster roster, Instant moment) {
        Turn now = at(roster, moment).who();
        Instant from = moment;
        for (Duration step : STEPS) {
            Instant until = moment.plus(step);
            for (Span span : spans(roster, from, until)) {
                if (!Turn.same(span.who(), now)) {
                    return span;
                }
            }
            from = until;
        }
        return null;
    }

    /** When who is on call at a moment began to be so, looked for as far back as the horizon. */
    static Instant since(Roster roster, Instant moment) {
        Turn now = at(roster, moment).who();
        for (Duration step : STEPS) {
            List<Span> spans = spans(roster, moment.minus(step), moment.plusNanos(1));
            for (int i = spans.size() - 1; i > 0; i--) {
                if (!Turn.same(spans.get(i - 1).who(), now)) {
                    return spans.get(i).from();
                }
            }
        }
        return moment.minus(HORIZON);
    }

    /** Where layers have somebody at the same time, or a calendar has two. */
    static List<Overlap> overlaps(Roster roster, Instant from, Instant until) {
        TreeSet<Instant> bounds = new TreeSet<>(List.of(from, until));
        List<Layer> layers =
                roster.rotation().ended() ? List.of() : roster.rotation().layers();
        List<String> names = new ArrayList<>();
        List<Stint> all = new ArrayList<>();
        for (Layer layer : layers) {
            for (Stint stint : roster.stints(layer, from, until)) {
                if (!stint.away() && stint.touches(from, until)) {
                    all.add(stint);
                    names.add(layer.name() + ": " + stint.who().called());
                    bounds.addAll(List.of(stint.from(), stint.until()));
                }
            }
        }
        Integer[] order = new Integer[all.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparing(i -> all.get(i).from()));
        TreeSet<Integer> open = new TreeSet<>();
        List<Overlap> overlaps = new ArrayList<>();
        int next = 0;
        Instant begins = null;
        for (Instant bound : bounds) {
            if (begins != null && open.size() > 1 && bound.isAfter(from) && begins.isBefore(until)) {
                List<String> there = open.stream().map(names::get).toList();
                add(overlaps, new Overlap(Stint.max(begins, from), Stint.min(bound, until), there));
            }
            open.removeIf(i -> !all.get(i).until().isAfter(bound));
            while (next < order.length && !all.get(order[next]).from().isAfter(bound)) {
                open.add(order[next++]);
            }
            begins = bound;
        }
        return overlaps;
    }

    private static void add(List<Overlap> overlaps, Overlap one) {
        Overlap last = overlaps.isEmpty() ? null : overlaps.get(overlaps.size() - 1);
        if (last != null && last.until().equals(one.from()) && last.there().equals(one.there())) {
            overlaps.set(overlaps.size() - 1, new Overlap(last.from(), one.until(), one.there()));
        } else {
            overlaps.add(one);
        }
    }
}

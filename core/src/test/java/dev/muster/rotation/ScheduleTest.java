package dev.muster.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Random rotations: whoever is on call by definition is so by the schedule, and nobody is what is in the gap report. */
class ScheduleTest {
    private static final int ROTATIONS = 400;
    private static final int DAYS = 12;
    private static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e");
    private static final List<String> ZONES = List.of(
            "Europe/London", "America/New_York", "Asia/Singapore", "Australia/Lord_Howe", "Antarctica/Troll", "UTC");
    /** Near changes of London, New York, Lord Howe and Troll. */
    private static final List<String> STARTS =
            List.of("2026-03-25", "2026-03-05", "2026-10-22", "2026-10-29", "2026-04-02", "2026-10-01", "2026-06-01");

    @Test
    void whoeverIsOnCallIsSoByDefinition() {
        int gaps = 0;
        int covered = 0;
        for (int seed = 0; seed < ROTATIONS; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            String start = STARTS.get(random.nextInt(STARTS.size()));
            Instant from = Instant.parse(start + "T00:00:00Z").plusSeconds(random.nextInt(1_440) * 60L);
            Instant until = from.plusSeconds(DAYS * 86_400L);
            Roster roster = roster(random, start, from);
            ByDefinition watched = watched(roster, from);
            List<Span> spans = Schedule.spans(roster, from, until);
            whole(spans, from, until);
            apart(roster, from, until);
            int at = 0;
            String expected = watched.after(60);
            while (watched.now().isBefore(until)) {
                while (!spans.get(at).until().isAfter(watched.now())) {
                    at++;
                }
                Turn who = spans.get(at).who();
                assertThat(who == null ? "nobody" : who.called())
                        .as("rotation %d at %s: %s", seed, watched.now(), roster)
                        .isEqualTo(expected);
                if (who == null) {
                    gaps++;
                } else {
                    covered++;
                }
                expected = watched.after(60);
            }
        }
        System.out.println(
                "measured: schedules: " + ROTATIONS + " rotations, " + covered + " minutes covered, " + gaps + " not");
        assertThat(gaps).isGreaterThan(10_000);
        assertThat(covered).isGreaterThan(100_000);
    }

    private static ByDefinition watched(Roster roster, Instant from) {
        ByDefinition watched = new ByDefinition(roster.rotation().layers(), from.minusSeconds(60 + 6 * 86_400L));
        watched.overrides.addAll(roster.changes().overrides());
        watched.swaps.addAll(roster.changes().swaps());
        watched.absences.addAll(roster.changes().absences());
        while (watched.now().isBefore(from.minusSeconds(60))) {
            watched.after(60);
        }
        return watched;
    }

    /** A range is told from end to end, without holes. */
    private static void whole(List<Span> spans, Instant from, Instant until) {
        Instant at = from;
        for (Span span : spans) {
            assertThat(span.from()).isEqualTo(at);
            assertThat(span.until()).isAfter(at);
            at = span.until();
        }
        assertThat(at).isEqualTo(until);
    }

    /** In one layer there are never two at once. */
    private static void apart(Roster roster, Instant from, Instant until) {
        for (Layer layer : roster.rotation().layers()) {
            Instant free = Instant.MIN;
            for (Stint stint : Roster.resolved(roster.stints(layer, from, until))) {
                assertThat(stint.from()).isAfterOrEqualTo(free);
                assertThat(stint.until()).isAfter(stint.from());
                free = stint.until();
            }
        }
    }

    private static Roster roster(RandomGenerator random, String start, Instant from) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            layers.add(layer(random, "layer " + i, start));
        }
        List<Changes.Cover> overrides = new ArrayList<>();
        List<Changes.Swap> swaps = new ArrayList<>();
        List<Changes.Absence> absences = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Instant[] range = range(random, from);
            overrides.add(new Changes.Cover("o" + i, person(random), range[0], range[1], ""));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            swaps.add(new Changes.Swap(
                    "s" + i,
                    person(random),
                    part(random, layers, from),
                    person(random),
                    part(random, layers, from),
                    true));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            Instant[] range = range(random, from);
            absences.add(new Changes.Absence("a" + i, person(random), range[0], range[1], ""));
        }
        RotationId id = new RotationId("r");
        Rotation rotation = new Rotation(id, "r", null, layers, false, 1, from);
        return new Roster(rotation, new Changes(id, overrides, swaps, absences), Map.of());
    }

    private static Changes.Part part(RandomGenerator random, List<Layer> layers, Instant from) {
        Instant[] range = range(random, from);
        return new Changes.Part(layers.get(random.nextInt(layers.size())).name(), range[0], range[1]);
    }

    private static Instant[] range(RandomGenerator random, Instant from) {
        Instant begins = from.plusSeconds(random.nextInt(-1_440, DAYS * 1_440) * 60L);
        return new Instant[] {begins, begins.plusSeconds(60L + random.nextInt(3 * 1_440) * 60L)};
    }

    private static Turn person(RandomGenerator random) {
        return Turn.of(PEOPLE.get(random.nextInt(PEOPLE.size())));
    }

    private static Layer layer(RandomGenerator random, String name, String start) {
        Turn[] turns = new Turn[1 + random.nextInt(4)];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = person(random);
        }
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        String begins =
                java.time.LocalDate.parse(start).plusDays(random.nextInt(-3, 3)).toString();
        Layer.Unit unit = Layer.Unit.values()[random.nextInt(3)];
        int every = unit == Layer.Unit.HOURS ? 1 + random.nextInt(30) : 1 + random.nextInt(2);
        Layer layer = Layer.of(name, zone, begins, time(random), every, unit, turns);
        return switch (random.nextInt(3)) {
            case 0 -> layer;
            case 1 -> layer.during(new Window(List.of(), time(random), time(random)));
            default ->
                layer.during(
                        new Window(List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), time(random), time(random)),
                        new Window(List.of(DayOfWeek.SUNDAY, DayOfWeek.THURSDAY), time(random), time(random)));
        };
    }

    private static String time(RandomGenerator random) {
        int hour = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(24);
        return "%02d:%02d".formatted(hour, random.nextInt(12) * 5);
    }
}

package dev.muster.rotation;

import static dev.muster.rotation.RotationRoom.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.command.Rejection;
import dev.muster.rotation.RotationCommands.AcceptSwap;
import dev.muster.rotation.RotationCommands.GoAway;
import dev.muster.rotation.RotationCommands.OfferSwap;
import dev.muster.rotation.RotationCommands.OverrideRotation;
import dev.muster.rotation.RotationViews.Gap;
import dev.muster.rotation.RotationViews.ListGaps;
import dev.muster.rotation.RotationViews.ListShifts;
import dev.muster.rotation.RotationViews.ShowRotation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * A year of Singapore, London and New York after one another, with overrides, swaps, absences, restarts and clocks that are
 * set forth and back. Every handoff is said once, at its minute, and nobody is on call only when the gap report says so:
 * both against clocks that are watched minute by minute.
 */
class VirtualYearTest {
    private static final Instant START = TestMuster.START;
    private static final Instant END = Instant.parse("2027-03-02T09:00:00Z");
    private static final List<String> PEOPLE = List.of("sam", "sue", "lee", "lou", "nat", "nia");
    private static final List<Layer> LAYERS = List.of(
            region("Singapore", "Asia/Singapore", "06:00", "16:00", "sam", "sue"),
            region("London", "Europe/London", "08:00", "18:00", "lee", "lou"),
            region("New York", "America/New_York", "12:00", "19:00", "nat", "nia"));

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final ByDefinition watched = new ByDefinition(LAYERS, START.minusSeconds(8 * 86_400 + 60));
    private final List<String> expected = new ArrayList<>();
    private final List<Gap> reported = new ArrayList<>();
    private TestMuster muster = new TestMuster();
    private RotationRoom room;
    private String holder = "nobody";
    private long uncovered;
    private int restarts;
    private int swaps;

    private static Layer region(String name, String zone, String from, String until, String... people) {
        return Layer.of(name, zone, "2026-02-23", from, 1, Layer.Unit.WEEKS, Turn.of(people[0]), Turn.of(people[1]))
                .during(new Window(List.of(), from, until));
    }

    @Test
    void noInstantIsWithoutAnOwnerAndEveryHandoffIsSaidOnce() {
        PEOPLE.forEach(p -> muster.people.add(TestMuster.People.person(p, p, false)));
        while (watched.now().isBefore(START.minusSeconds(60))) {
            watched.after(60);
        }
        room = new RotationRoom(muster, LAYERS.toArray(Layer[]::new));
        watch(START);
        Instant looked = START;
        while (muster.clock.instant().isBefore(END)) {
            happen();
            if (muster.clock.instant().isAfter(looked)) {
                Instant now = muster.clock.instant();
                report(looked, now);
                watch(now);
                looked = now;
                assertThat(room.now()).isEqualTo(holder);
            }
        }
        muster.runDue();
        List<String> said = room.handoffs();
        for (int i = 0; i < Math.min(said.size(), expected.size()); i++) {
            assertThat(said.get(i))
                    .as("after %s", said.subList(Math.max(0, i - 3), i))
                    .isEqualTo(expected.get(i));
        }
        assertThat(said).hasSameSizeAs(expected);
        assertThat(expected).hasSizeGreaterThan(1_000);
        assertThat(uncovered).isPositive();
        assertThat(reported.stream()
                        .mapToLong(g -> Duration.between(g.from(), g.until()).toMinutes())
                        .sum())
                .isEqualTo(uncovered);
        assertThat(restarts).isGreaterThan(10);
        assertThat(swaps).isGreaterThan(10);
        System.out.println("measured: virtual year: " + expected.size() + " handoffs, " + uncovered
                + " minutes in the gap report, " + swaps + " swaps, " + restarts + " restarts");
        muster.close();
    }

    /** All minutes up to and including one; what changes is expected to be said. */
    private void watch(Instant until) {
        while (watched.now().isBefore(until)) {
            uncovered += holder.equals("nobody") && !watched.now().isBefore(START) ? 1 : 0;
            look(60);
        }
    }

    private void look(int seconds) {
        String next = watched.after(seconds);
        if (!next.equals(holder)) {
            expected.add(watched.now() + " " + holder + " " + next);
            holder = next;
        }
    }

    /** What the report says of a stretch, asked when it is over and before anything else is changed. */
    private void report(Instant from, Instant until) {
        reported.addAll(
                room.ask("ada", new ListGaps(room.rotation, from, until)).gaps());
    }

    private void happen() {
        switch (random.nextInt(40)) {
            case 0 -> restart();
            case 1 -> step(Duration.ofHours(1), Duration.ofHours(-1));
            case 2 -> step(Duration.ofDays(1), Duration.ofDays(-1));
            case 3 -> step(Duration.ofHours(-1), Duration.ofHours(1));
            case 4, 5 -> away();
            case 6, 7 -> override();
            case 8, 9 -> swap();
            default -> muster.clock.advance(Duration.ofMinutes(1 + random.nextInt(600)));
        }
        if (random.nextInt(5) > 0) {
            muster.runDue();
        }
    }

    /** Due work is left to the node that comes after. */
    private void restart() {
        TestMuster next = muster.another();
        muster.clock.advance(Duration.ofMinutes(random.nextInt(3_000)));
        muster.close();
        muster = next;
        room = room.on(next);
        restarts++;
    }

    /** The clock is wrong for a while; due work runs all the same. */
    private void step(Duration wrong, Duration right) {
        Instant before = muster.clock.instant();
        muster.clock.advance(wrong);
        muster.runDue();
        muster.clock.advance(right);
        muster.runDue();
        assertThat(muster.clock.instant()).isEqualTo(before);
        if (!wrong.isNegative()) {
            muster.clock.advance(wrong);
        }
    }

    private Instant soon(int days) {
        return muster.clock.instant().plusSeconds(60L * random.nextInt(1, days * 1_440));
    }

    private void away() {
        muster.runDue();
        String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        Instant from = soon(3);
        Instant until = from.plusSeconds(60L * random.nextInt(60, 2_880));
        muster.run(who, GoAway.of(room.rotation, from, until));
        learn();
    }

    private void override() {
        muster.runDue();
        Instant from = random.nextBoolean() ? muster.clock.instant() : soon(3);
        Instant until = from.plusSeconds(60L * random.nextInt(30, 1_440));
        String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        attempt(() -> muster.run("lee", OverrideRotation.of(room.rotation, person(who), from, until)));
    }

    private void swap() {
        muster.runDue();
        Instant now = muster.clock.instant();
        List<Span> shifts =
                room
                        .ask("ada", new ListShifts(room.rotation, now, now.plus(Duration.ofDays(20)), null))
                        .shifts()
                        .stream()
                        .filter(s -> s.layer() != null && s.from().isAfter(now))
                        .toList();
        Span one = shifts.get(random.nextInt(shifts.size() - 1));
        Span two = shifts.get(random.nextInt(shifts.size() - 1));
        String from = one.who().person().value();
        String to = two.who().person().value();
        attempt(() -> {
            String id = muster.run(from, OfferSwap.of(room.rotation, part(one), person(to), part(two)))
                    .id("change");
            muster.run(to, new AcceptSwap(room.rotation, id));
            swaps++;
        });
    }

    private static Changes.Part part(Span span) {
        return new Changes.Part(span.layer(), span.from(), span.until());
    }

    /** What is refused, since somebody is away or it is one's own, changes nothing. */
    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (Rejection e) {
            assertThat(e.code()).isIn(Rejection.Code.CONFLICT, Rejection.Code.INVALID);
        }
        learn();
    }

    /** What counts from now on; what was let go is over for long. */
    private void learn() {
        var now = room.ask("ada", new ShowRotation(room.rotation));
        watched.overrides.clear();
        watched.overrides.addAll(now.overrides());
        watched.swaps.clear();
        now.swaps().stream().filter(Changes.Swap::accepted).forEach(watched.swaps::add);
        watched.absences.clear();
        watched.absences.addAll(now.absences());
        look(0);
    }
}

package dev.muster.rotation;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people changed about a rotation beside its definition. What has been over for long is let go when something is
 * added; the rotation's journal keeps it.
 *
 * @param rotation whose
 * @param overrides people for ranges, oldest first; of several the newest counts
 * @param swaps exchanges of shifts, oldest first
 * @param absences ranges in which people are away
 */
public record Changes(RotationId rotation, List<Cover> overrides, List<Swap> swaps, List<Absence> absences) {
    /** How they are kept: one document for each rotation. */
    public static final Kind<Changes> KIND =
            Kind.of("rotation.changes", Changes.class, c -> c.rotation().value());

    private static final Duration KEPT = Duration.ofDays(100);

    /**
     * Somebody is on call in a range, whoever's turn it is.
     *
     * @param id which change
     * @param who the person
     * @param from the first moment
     * @param until the first moment after
     * @param reason why; may be empty
     */
    public record Cover(String id, Turn who, Instant from, Instant until, String reason) {}

    /**
     * A range of one layer that is somebody's.
     *
     * @param layer the name of the layer
     * @param from the first moment
     * @param until the first moment after
     */
    public record Part(String layer, Instant from, Instant until) {}

    /**
     * Two people exchange shifts.
     *
     * @param id which change
     * @param from who offered
     * @param gives their shift
     * @param to who is asked
     * @param takes the shift of whoever is asked
     * @param accepted whether the second agreed, too: nothing changes before
     */
    public record Swap(String id, Turn from, Part gives, Turn to, Part takes, boolean accepted) {}

    /**
     * Somebody is away.
     *
     * @param id which change
     * @param who the person
     * @param from the first moment
     * @param until the first moment after
     * @param reason why; may be empty
     */
    public record Absence(String id, Turn who, Instant from, Instant until, String reason) {}

    /** Takes copies. */
    public Changes {
        overrides = List.copyOf(overrides);
        swaps = List.copyOf(swaps);
        absences = List.copyOf(absences);
    }

    /** None. */
    static Changes none(RotationId rotation) {
        return new Changes(rotation, List.of(), List.of(), List.of());
    }

    Changes with(Cover cover) {
        return new Changes(rotation, added(overrides, cover), swaps, absences);
    }

    Changes with(Absence absence) {
        return new Changes(rotation, overrides, swaps, added(absences, absence));
    }

    /** The same with a swap, in place of the one of its id if there is one. */
    Changes with(Swap swap) {
        return new Changes(rotation, overrides, added(without(swap.id()).swaps, swap), absences);
    }

    Changes without(String id) {
        return new Changes(
                rotation,
                overrides.stream().filter(o -> !o.id().equals(id)).toList(),
                swaps.stream().filter(s -> !s.id().equals(id)).toList(),
                absences.stream().filter(a -> !a.id().equals(id)).toList());
    }

    /** The same without what has been over for long. */
    Changes since(Instant now) {
        Instant from = now.minus(KEPT);
        return new Changes(
                rotation,
                overrides.stream().filter(o -> o.until().isAfter(from)).toList(),
                swaps.stream()
                        .filter(s -> s.gives().until().isAfter(from)
                                || s.takes().until().isAfter(from))
                        .toList(),
                absences.stream().filter(a -> a.until().isAfter(from)).toList());
    }

    /** The absence of a person that touches a range, if there is one. */
    @Nullable
    Absence away(PersonId person, Instant from, Instant until) {
        return absences.stream()
                .filter(a -> a.who().is(person)
                        && a.from().isBefore(until)
                        && a.until().isAfter(from))
                .findFirst()
                .orElse(null);
    }

    int size() {
        return overrides.size() + swaps.size() + absences.size();
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}

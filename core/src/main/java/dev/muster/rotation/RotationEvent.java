package dev.muster.rotation;

import dev.muster.journal.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to rotations. */
public sealed interface RotationEvent extends Event {
    /** It was made; whole. */
    record RotationDefined(Rotation rotation) implements RotationEvent {
        @Override
        public String sentence() {
            return "made the rotation " + line(rotation.title());
        }

        @Override
        public Finding finding() {
            return Finding.text(rotation.title());
        }
    }

    /** It was defined anew; whole, after. */
    record RotationChanged(Rotation rotation) implements RotationEvent {
        @Override
        public String sentence() {
            return "changed the rotation " + line(rotation.title());
        }

        @Override
        public Finding finding() {
            return Finding.text(rotation.title());
        }
    }

    /** Somebody was put on call for a range. */
    record RotationOverridden(Changes.Cover override) implements RotationEvent {
        @Override
        public String sentence() {
            return "put " + override.who().called() + " on call from " + override.from() + " until " + override.until();
        }
    }

    /** The actor is on call from now on. */
    record DutyTaken(Changes.Cover override) implements RotationEvent {
        @Override
        public String sentence() {
            return "took over until " + override.until();
        }
    }

    /** Somebody is asked to exchange shifts. */
    record SwapOffered(Changes.Swap swap) implements RotationEvent {
        @Override
        public String sentence() {
            return "offered " + swap.to().called() + " to exchange shifts: " + said(swap);
        }
    }

    /** Shifts are exchanged. */
    record SwapAccepted(Changes.Swap swap) implements RotationEvent {
        @Override
        public String sentence() {
            return "accepted to exchange shifts with " + swap.from().called() + ": " + said(swap);
        }
    }

    /** Shifts stay as they are. */
    record SwapDeclined(Changes.Swap swap) implements RotationEvent {
        @Override
        public String sentence() {
            return "declined to exchange shifts with " + swap.from().called();
        }
    }

    /** Somebody is away for a range. */
    record AbsenceSaid(Changes.Absence absence) implements RotationEvent {
        @Override
        public String sentence() {
            return "said that " + absence.who().called() + " is away from " + absence.from() + " until "
                    + absence.until();
        }
    }

    /**
     * A change was taken back; one of the three is there.
     *
     * @param override an override
     * @param swap a swap that was not accepted yet
     * @param absence an absence
     */
    record ChangeWithdrawn(
            Changes.@Nullable Cover override, Changes.@Nullable Swap swap, Changes.@Nullable Absence absence)
            implements RotationEvent {
        @Override
        public String sentence() {
            if (override != null) {
                return "took back that " + override.who().called() + " is on call from " + override.from();
            }
            return absence != null
                    ? "took back that " + absence.who().called() + " is away from " + absence.from()
                    : "took back an offer to exchange shifts";
        }
    }

    /**
     * A layer was made of a calendar, or made anew.
     *
     * @param layer the name of the layer
     * @param zone the zone of local times that name none
     * @param events how many events it has
     * @param skipped how many were left out
     */
    record CalendarImported(String layer, String zone, int events, int skipped) implements RotationEvent {
        @Override
        public String sentence() {
            return "imported a calendar with " + events + (events == 1 ? " event" : " events") + " as the layer "
                    + line(layer) + (skipped == 0 ? "" : " and left out " + skipped);
        }
    }

    /**
     * Somebody else is on call, or nobody, or somebody again.
     *
     * @param rotation in which rotation
     * @param title what it was called then
     * @param from who goes; null for nobody
     * @param to who comes; null for nobody
     * @param at when; earlier than it was said when nothing ran then
     */
    record HandedOn(
            RotationId rotation,
            String title,
            @Nullable Turn from,
            @Nullable Turn to,
            Instant at) implements RotationEvent {
        @Override
        public String sentence() {
            String comes = to == null ? "left nobody on call" : "put " + to.called() + " on call";
            return comes + " in " + line(title) + (from == null ? "" : " after " + from.called());
        }
    }

    /** It has ended. */
    record RotationEnded(String title) implements RotationEvent {
        @Override
        public String sentence() {
            return "ended the rotation " + line(title);
        }
    }

    private static String said(Changes.Swap swap) {
        return said(swap.gives()) + " for " + said(swap.takes());
    }

    private static String said(Changes.Part part) {
        return part.from() + " to " + part.until() + " in " + line(part.layer());
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }
}

package dev.muster.rotation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with rotations. */
public interface RotationCommands {
    /** A command about one rotation. */
    interface OfRotation extends Command {
        /** Which rotation. */
        RotationId rotation();
    }

    /**
     * Makes a rotation, or defines one anew. Making one is for administrators. Answers {@code rotation}.
     *
     * @param rotation which one is defined anew; null for a new one
     * @param version the version that the caller saw; null for a new one
     * @param title 1 to 60 characters
     * @param channel a channel that the caller is in, where it is said who comes and goes; null for none
     * @param layers 1 to 20; of those that have somebody the first counts. A layer that was imported is named with
     *     {@code calendar}; one that is not named any more is gone
     * @param made the new id; not sent by callers
     */
    record DefineRotation(
            @Nullable RotationId rotation,
            @Nullable Integer version,
            String title,
            @Nullable ChannelId channel,
            List<Layer> layers,
            @JsonIgnore @Nullable RotationId made)
            implements Command {
        /** A new rotation. */
        public static DefineRotation of(String title, @Nullable ChannelId channel, Layer... layers) {
            return new DefineRotation(null, null, title, channel, List.of(layers), null);
        }
    }

    /**
     * Puts a person on call for a range, whoever's turn it is. Answers {@code change}.
     *
     * @param from the first moment, at most 400 days ahead
     * @param until the first moment after, at most 100 days later
     * @param reason at most 500 characters; null for none
     * @param made the change; not sent by callers
     */
    record OverrideRotation(
            RotationId rotation,
            PersonId person,
            Instant from,
            Instant until,
            @Nullable String reason,
            @JsonIgnore Changes.@Nullable Cover made)
            implements OfRotation {
        /** Without a reason. */
        public static OverrideRotation of(RotationId rotation, PersonId person, Instant from, Instant until) {
            return new OverrideRotation(rotation, person, from, until, null, null);
        }
    }

    /**
     * Has the caller be on call from now on, and says so at once. Answers {@code change}.
     *
     * @param until how long; null until the one who is on call now would be relieved
     * @param made the new id; not sent by callers
     */
    record TakeOver(
            RotationId rotation,
            @Nullable Instant until,
            @JsonIgnore @Nullable String made) implements OfRotation {}

    /**
     * Offers somebody to exchange shifts. Nothing changes before they accept. Answers {@code change}.
     *
     * @param gives a range of a layer that is the caller's
     * @param person who is asked
     * @param takes a range of a layer that is theirs
     * @param made the swap; not sent by callers
     */
    record OfferSwap(
            RotationId rotation,
            Changes.Part gives,
            PersonId person,
            Changes.Part takes,
            @JsonIgnore Changes.@Nullable Swap made)
            implements OfRotation {
        /** An offer. */
        public static OfferSwap of(RotationId rotation, Changes.Part gives, PersonId person, Changes.Part takes) {
            return new OfferSwap(rotation, gives, person, takes, null);
        }
    }

    /** Accepts a swap; only who was asked can. */
    record AcceptSwap(RotationId rotation, String change) implements OfRotation {}

    /** Declines a swap; only who was asked can. */
    record DeclineSwap(RotationId rotation, String change) implements OfRotation {}

    /**
     * Says that somebody is away for a range: then nobody is there whenever it would be they, unless covered. Answers
     * {@code change}.
     *
     * @param person who is away; null for the caller
     * @param from the first moment
     * @param until the first moment after, at most 400 days later
     * @param reason at most 500 characters; null for none
     * @param made the absence; not sent by callers
     */
    record GoAway(
            RotationId rotation,
            @Nullable PersonId person,
            Instant from,
            Instant until,
            @Nullable String reason,
            @JsonIgnore Changes.@Nullable Absence made)
            implements OfRotation {
        /** The caller is away. */
        public static GoAway of(RotationId rotation, Instant from, Instant until) {
            return new GoAway(rotation, null, from, until, null, null);
        }
    }

    /** Takes back an override, a swap that was not accepted yet, or an absence. */
    record WithdrawChange(RotationId rotation, String change) implements OfRotation {}

    /**
     * Makes a layer of the text of a calendar, or gives an imported layer another text. A new layer comes last. Answers
     * {@code events} and {@code skipped}.
     *
     * @param layer what the layer is called, 1 to 60 characters
     * @param text an iCalendar object as RFC 5545 writes it, at most 256 kB
     * @param zone the zone of local times that name none
     * @param people who is meant by the attendee or summary of an event, where it is no handle; null for no one
     * @param skip true to leave out events of which nobody here is known; otherwise they are refused
     * @param made what was read; not sent by callers
     */
    record ImportCalendar(
            RotationId rotation,
            String layer,
            @Nullable String text,
            String zone,
            @Nullable Map<String, PersonId> people,
            @Nullable Boolean skip,
            @JsonIgnore @Nullable Read made)
            implements OfRotation {
        /** What was read of a calendar: its events, and how many were left out. */
        public record Read(List<CalendarEvent> events, int skipped) {}

        /** A calendar whose people are named by their handles. */
        public static ImportCalendar of(RotationId rotation, String layer, String text, String zone) {
            return new ImportCalendar(rotation, layer, text, zone, null, null, null);
        }
    }

    /** Ends a rotation for good: nobody is on call by it any more. For administrators. */
    record EndRotation(RotationId rotation) implements OfRotation {}

    /** A handoff is due. Sent by time alone. */
    record HandOn(RotationId rotation, Instant planned) implements OfRotation {}
}

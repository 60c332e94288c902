package dev.muster.rotation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Bulky;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked about rotations. Every insider may; a range is at most 400 days long. */
public interface RotationViews {
    /** A question about one rotation. */
    interface AboutRotation<R> extends Question<R> {
        /** Which rotation. */
        RotationId rotation();
    }

    /**
     * The rotations of the workspace.
     *
     * @param ended true for those that have ended; null for the others
     */
    record ListRotations(@Nullable Boolean ended) implements Question<RotationList> {}

    /** One rotation, with what was changed about it. */
    record ShowRotation(RotationId rotation) implements AboutRotation<RotationView> {}

    /**
     * Who is on call.
     *
     * @param at when; null for now
     */
    record WhoIsOnCall(RotationId rotation, @Nullable Instant at) implements AboutRotation<OnCallView> {}

    /**
     * Who is on call when.
     *
     * @param person null for everybody
     */
    record ListShifts(
            RotationId rotation,
            Instant from,
            Instant until,
            @Nullable PersonId person) implements AboutRotation<ShiftList> {}

    /** When nobody is on call, and when more than one layer has somebody. */
    record ListGaps(RotationId rotation, Instant from, Instant until) implements AboutRotation<GapList> {}

    /**
     * The shifts as an iCalendar object.
     *
     * @param person whose; null for everybody's
     * @param from null for the first of the last month, by UTC
     * @param until null for seven months after {@code from}
     */
    record ReadCalendar(
            RotationId rotation,
            @Nullable PersonId person,
            @Nullable Instant from,
            @Nullable Instant until) implements AboutRotation<CalendarFile> {}

    /**
     * What a definition would come to, before it is saved.
     *
     * @param rotation which one would be defined anew; null for a new one
     * @param layers as in {@link RotationCommands.DefineRotation}
     */
    record PreviewRotation(@Nullable RotationId rotation, List<Layer> layers, Instant from, Instant until)
            implements Question<RotationPreview>, Bulky {}

    /**
     * What would be read of a calendar, before it is imported. The properties are those of
     * {@link RotationCommands.ImportCalendar}.
     *
     * @param made what was read; not sent by callers
     */
    record PreviewCalendar(
            RotationId rotation,
            String text,
            String zone,
            @Nullable Map<String, PersonId> people,
            @JsonIgnore @Nullable CalendarPreview made)
            implements Question<CalendarPreview>, Bulky {}

    /** Shifts, gaps and overlaps in order. */
    record RotationPreview(List<Span> shifts, List<Gap> gaps, List<Overlap> overlaps) {}

    /**
     * What a calendar holds.
     *
     * @param events how many events mean somebody
     * @param skipped how many mean nobody who is known here, or take no time
     * @param unknown who is meant by these and not known here: attendees or summaries, at most 200
     */
    record CalendarPreview(int events, int skipped, List<String> unknown) {}

    /** Rotations, and whether the caller may make one. */
    record RotationList(List<RotationLine> rotations, boolean mayDefine) {}

    /** A rotation in a list; {@code who} is on call now, null for nobody. */
    record RotationLine(
            RotationId id,
            String title,
            boolean ended,
            @Nullable Turn who) {}

    /**
     * A rotation.
     *
     * @param channel where it is said who comes and goes; null for nowhere, or for a channel that the caller cannot read
     * @param mayChange whether the caller may define it anew and change who is on call
     * @param mayEnd whether the caller may end it
     * @param rules what its local times mean, in sentences
     */
    record RotationView(
            RotationId id,
            String title,
            @Nullable ChannelId channel,
            List<Layer> layers,
            List<Changes.Cover> overrides,
            List<Changes.Swap> swaps,
            List<Changes.Absence> absences,
            boolean ended,
            int version,
            Instant changedAt,
            boolean mayChange,
            boolean mayEnd,
            List<String> rules) {}

    /**
     * Who is on call at a moment.
     *
     * @param who null for nobody
     * @param layer the layer by which; null by an override, and for nobody
     * @param override the override by which; null otherwise
     * @param away who would be on call, but is away
     * @param since since when; 400 days before {@code at} when it is longer
     * @param until until when; null when nothing changes within 400 days
     * @param next who comes then; null for nobody
     */
    record OnCallView(
            RotationId rotation,
            String title,
            Instant at,
            @Nullable Turn who,
            @Nullable String layer,
            @Nullable String override,
            List<String> away,
            Instant since,
            @Nullable Instant until,
            @Nullable Turn next) {}

    /** Shifts in order; each lies in the range that was asked about. */
    record ShiftList(List<Span> shifts) {}

    /** Gaps and overlaps in order. */
    record GapList(List<Gap> gaps, List<Overlap> overlaps) {}

    /** Nobody is on call; {@code away} would be. */
    record Gap(Instant from, Instant until, List<String> away) {}

    /** More than one is there: each as layer, colon, name, in the order of layers. */
    record Overlap(Instant from, Instant until, List<String> there) {}

    /** The text of an iCalendar object. */
    record CalendarFile(String text) {}
}

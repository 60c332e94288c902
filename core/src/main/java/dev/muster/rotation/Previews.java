package dev.muster.rotation;

import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.rotation.RotationViews.CalendarPreview;
import dev.muster.rotation.RotationViews.PreviewCalendar;
import dev.muster.rotation.RotationViews.PreviewRotation;
import dev.muster.rotation.RotationViews.RotationPreview;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what would come of a definition or a calendar before it is saved. For whoever may save it. */
final class Previews {
    private static final RotationId NEW = new RotationId("new");

    private Previews() {}

    /** Plays a definition; overrides, swaps and absences that there are count as they do now. */
    static final class OfDefinition implements Answerer<PreviewRotation, RotationPreview> {
        @Override
        public PreviewRotation admit(PreviewRotation question, Admission admission) {
            RotationCheck.range(question.from(), question.until(), Schedule.HORIZON);
            return new PreviewRotation(
                    question.rotation(),
                    RotationCheck.layers(question.layers(), admission),
                    question.from(),
                    question.until());
        }

        @Override
        public Asked authorise(PreviewRotation question, State state, Context context) {
            return question.rotation() == null
                    ? new Asked(Rights.OWN, Rights.standing(context.actor()))
                    : Rights.asked(Rights.CHANGE, question.rotation(), state, context.actor());
        }

        @Override
        public RotationPreview answer(PreviewRotation question, State state, Context context) {
            Roster roster = roster(question, state, context);
            List<Span> spans = Schedule.spans(roster, question.from(), question.until());
            return new RotationPreview(
                    spans.stream().filter(s -> s.who() != null).toList(),
                    RotationQuestions.gaps(spans),
                    Schedule.overlaps(roster, question.from(), question.until()));
        }

        private static Roster roster(PreviewRotation question, State state, Context context) {
            if (question.rotation() == null) {
                Rotation rotation = new Rotation(NEW, "", null, question.layers(), false, 1, context.now());
                return new Roster(rotation, Changes.none(NEW), Map.of());
            }
            Rotation before =
                    state.get(Rotation.KIND, question.rotation().value()).orElseThrow(Rejection::absent);
            Roster now = Roster.in(state, before);
            Rotation after = before.with(before.title(), before.channel(), question.layers(), context.now());
            return new Roster(after, now.changes(), now.calendars());
        }
    }

    /** Reads a calendar. */
    static final class OfCalendar implements Answerer<PreviewCalendar, CalendarPreview> {
        @Override
        public PreviewCalendar admit(PreviewCalendar question, Admission admission) {
            Limits.present("rotation", question.rotation());
            String zone = RotationCheck.zone("zone", question.zone());
            CalendarPeople known =
                    new CalendarPeople(Objects.requireNonNullElse(question.people(), Map.of()), admission);
            CalendarPreview made = CalendarReading.preview(Limits.present("text", question.text()), zone, known);
            return new PreviewCalendar(question.rotation(), "", zone, null, made);
        }

        @Override
        public Asked authorise(PreviewCalendar question, State state, Context context) {
            return Rights.asked(Rights.CHANGE, question.rotation(), state, context.actor());
        }

        @Override
        public CalendarPreview answer(PreviewCalendar question, State state, Context context) {
            return Objects.requireNonNull(question.made(), "admitted questions have what was read");
        }
    }
}

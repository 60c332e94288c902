package dev.muster.rotation;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.local.LocalTimes;
import dev.muster.rotation.RotationViews.AboutRotation;
import dev.muster.rotation.RotationViews.CalendarFile;
import dev.muster.rotation.RotationViews.Gap;
import dev.muster.rotation.RotationViews.GapList;
import dev.muster.rotation.RotationViews.ListGaps;
import dev.muster.rotation.RotationViews.ListRotations;
import dev.muster.rotation.RotationViews.ListShifts;
import dev.muster.rotation.RotationViews.OnCallView;
import dev.muster.rotation.RotationViews.ReadCalendar;
import dev.muster.rotation.RotationViews.RotationLine;
import dev.muster.rotation.RotationViews.RotationList;
import dev.muster.rotation.RotationViews.RotationView;
import dev.muster.rotation.RotationViews.ShiftList;
import dev.muster.rotation.RotationViews.ShowRotation;
import dev.muster.rotation.RotationViews.WhoIsOnCall;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Answers what is asked about rotations. */
final class RotationQuestions {
    private RotationQuestions() {}

    /** Lists rotations. */
    static final class Listing implements Answerer<ListRotations, RotationList> {
        @Override
        public Asked authorise(ListRotations question, State state, Context context) {
            return new Asked(Rights.SEE, Rights.standing(context.actor()));
        }

        @Override
        public RotationList answer(ListRotations question, State state, Context context) {
            boolean ended = Boolean.TRUE.equals(question.ended());
            List<Rotation> rotations = state.find(Rotation.KIND, Rotation.ALL).stream()
                    .filter(r -> r.ended() == ended)
                    .toList();
            state.all(Changes.KIND, rotations.stream().map(r -> r.id().value()).toList());
            return new RotationList(
                    rotations.stream()
                            .map(r -> new RotationLine(
                                    r.id(),
                                    r.title(),
                                    r.ended(),
                                    Schedule.at(Roster.in(state, r), context.now())
                                            .who()))
                            .toList(),
                    context.allows(Rights.OWN, Rights.standing(context.actor())));
        }
    }

    /**
     * Answers a question about one rotation.
     *
     * @param check what is looked at first
     * @param reading how it is answered
     */
    record About<Q extends AboutRotation<R>, R>(UnaryOperator<Q> check, Reading<Q, R> reading)
            implements Answerer<Q, R> {
        /** How it is answered. */
        @FunctionalInterface
        interface Reading<Q, R> {
            /** Answers. */
            R answer(Q question, Roster roster, State state, Context context);
        }

        @Override
        public Q admit(Q question, Admission admission) {
            Limits.present("rotation", question.rotation());
            return check.apply(question);
        }

        @Override
        public Asked authorise(Q question, State state, Context context) {
            return Rights.asked(Rights.SEE, question.rotation(), state, context.actor());
        }

        @Override
        public R answer(Q question, State state, Context context) {
            Rotation rotation =
                    state.get(Rotation.KIND, question.rotation().value()).orElseThrow(Rejection::absent);
            return reading.answer(question, Roster.in(state, rotation), state, context);
        }
    }

    static ListShifts check(ListShifts question) {
        RotationCheck.range(question.from(), question.until(), Schedule.HORIZON);
        return question;
    }

    static ListGaps check(ListGaps question) {
        RotationCheck.range(question.from(), question.until(), Schedule.HORIZON);
        return question;
    }

    static WhoIsOnCall check(WhoIsOnCall question) {
        Instant at = question.at();
        if (at != null) {
            RotationCheck.range(at, at.plusNanos(1), Schedule.HORIZON);
        }
        return question;
    }

    static ReadCalendar check(ReadCalendar question) {
        if (question.until() != null && question.from() == null) {
            throw Rejection.invalid("from", "is missing; give both ends of the range, or neither");
        }
        if (question.from() != null) {
            RotationCheck.range(question.from(), until(question.from(), question.until()), Schedule.HORIZON);
        }
        return question;
    }

    private static Instant until(Instant from, @org.jspecify.annotations.Nullable Instant until) {
        return until == null ? from.atZone(ZoneOffset.UTC).plusMonths(7).toInstant() : until;
    }

    static RotationView show(ShowRotation question, Roster roster, State state, Context context) {
        Rotation rotation = roster.rotation();
        ChannelId channel = rotation.channel();
        boolean seen = channel != null
                && context.allows(ChannelAccess.READ, ChannelAccess.standing(state, channel, context.actor()));
        var standing = Rights.standing(rotation, state, context.actor());
        return new RotationView(
                rotation.id(),
                rotation.title(),
                seen ? channel : null,
                rotation.layers(),
                roster.changes().overrides(),
                roster.changes().swaps(),
                roster.changes().absences(),
                rotation.ended(),
                rotation.version(),
                rotation.changedAt(),
                context.allows(Rights.CHANGE, standing),
                context.allows(Rights.OWN, standing),
                LocalTimes.RULES);
    }

    static OnCallView onCall(WhoIsOnCall question, Roster roster, State state, Context context) {
        Instant at = Objects.requireNonNullElse(question.at(), context.now());
        Span now = Schedule.at(roster, at);
        Span next = Schedule.next(roster, at);
        return new OnCallView(
                roster.rotation().id(),
                roster.rotation().title(),
                at,
                now.who(),
                now.layer(),
                now.override(),
                now.away(),
                Schedule.since(roster, at),
                next == null ? null : next.from(),
                next == null ? null : next.who());
    }

    static ShiftList shifts(ListShifts question, Roster roster, State state, Context context) {
        return new ShiftList(Schedule.spans(roster, question.from(), question.until()).stream()
                .filter(s ->
                        s.who() != null && (question.person() == null || s.who().is(question.person())))
                .toList());
    }

    static GapList gaps(ListGaps question, Roster roster, State state, Context context) {
        return new GapList(
                gaps(Schedule.spans(roster, question.from(), question.until())),
                Schedule.overlaps(roster, question.from(), question.until()));
    }

    /** Those spans in which nobody is on call. */
    static List<Gap> gaps(List<Span> spans) {
        return spans.stream()
                .filter(s -> s.who() == null)
                .map(s -> new Gap(s.from(), s.until(), s.away()))
                .toList();
    }

    static CalendarFile calendar(ReadCalendar question, Roster roster, State state, Context context) {
        Instant from = question.from();
        if (from == null) {
            ZonedDateTime now = context.now().atZone(ZoneOffset.UTC);
            from = now.withDayOfMonth(1)
                    .truncatedTo(ChronoUnit.DAYS)
                    .minusMonths(1)
                    .toInstant();
        }
        return new CalendarFile(CalendarFeed.write(roster, question.person(), from, until(from, question.until())));
    }
}

package dev.muster.rotation;

import dev.muster.command.Admission;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.rotation.RotationCommands.AcceptSwap;
import dev.muster.rotation.RotationCommands.DeclineSwap;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.EndRotation;
import dev.muster.rotation.RotationCommands.GoAway;
import dev.muster.rotation.RotationCommands.HandOn;
import dev.muster.rotation.RotationCommands.ImportCalendar;
import dev.muster.rotation.RotationCommands.OfRotation;
import dev.muster.rotation.RotationCommands.OfferSwap;
import dev.muster.rotation.RotationCommands.OverrideRotation;
import dev.muster.rotation.RotationCommands.TakeOver;
import dev.muster.rotation.RotationCommands.WithdrawChange;
import dev.muster.rotation.RotationEvent.AbsenceSaid;
import dev.muster.rotation.RotationEvent.CalendarImported;
import dev.muster.rotation.RotationEvent.ChangeWithdrawn;
import dev.muster.rotation.RotationEvent.DutyTaken;
import dev.muster.rotation.RotationEvent.HandedOn;
import dev.muster.rotation.RotationEvent.RotationChanged;
import dev.muster.rotation.RotationEvent.RotationDefined;
import dev.muster.rotation.RotationEvent.RotationEnded;
import dev.muster.rotation.RotationEvent.RotationOverridden;
import dev.muster.rotation.RotationEvent.SwapAccepted;
import dev.muster.rotation.RotationEvent.SwapDeclined;
import dev.muster.rotation.RotationEvent.SwapOffered;
import dev.muster.rotation.RotationQuestions.About;
import dev.muster.rotation.RotationViews.CalendarFile;
import dev.muster.rotation.RotationViews.CalendarPreview;
import dev.muster.rotation.RotationViews.GapList;
import dev.muster.rotation.RotationViews.ListGaps;
import dev.muster.rotation.RotationViews.ListRotations;
import dev.muster.rotation.RotationViews.ListShifts;
import dev.muster.rotation.RotationViews.OnCallView;
import dev.muster.rotation.RotationViews.PreviewCalendar;
import dev.muster.rotation.RotationViews.PreviewRotation;
import dev.muster.rotation.RotationViews.ReadCalendar;
import dev.muster.rotation.RotationViews.RotationList;
import dev.muster.rotation.RotationViews.RotationPreview;
import dev.muster.rotation.RotationViews.RotationView;
import dev.muster.rotation.RotationViews.ShiftList;
import dev.muster.rotation.RotationViews.ShowRotation;
import dev.muster.rotation.RotationViews.WhoIsOnCall;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The feature: rotations. */
public final class Rotations implements Feature {
    /** The feature. */
    public Rotations() {}

    @Override
    public void register(Registry registry) {
        registry.audience(
                Rotation.SORT,
                (journal, actor, state, policy) ->
                        policy.allows(actor, Rights.SEE, Rights.standing(new RotationId(journal.id()), state, actor))
                                ? OptionalLong.of(1)
                                : OptionalLong.empty());
        commands(registry);
        questions(registry);
        previews(registry);
        events(registry);
    }

    private static void commands(Registry registry) {
        registry.handle("rotation.define", DefineRotation.class, new Defining());
        registry.handle("rotation.end", EndRotation.class, new OnRotation<>(Rights.OWN, (c, a) -> c, Defining::end));
        registry.handle("rotation.override", OverrideRotation.class, on(Changing::check, Changing::override));
        registry.handle("rotation.take-over", TakeOver.class, on(Changing::check, Changing::takeOver));
        registry.handle("rotation.away", GoAway.class, on(Changing::check, Changing::away));
        registry.handle("rotation.withdraw", WithdrawChange.class, on(Changing::check, Changing::withdraw));
        registry.handle("rotation.swap", OfferSwap.class, on(Swapping::check, Swapping::offer));
        registry.handle("rotation.accept", AcceptSwap.class, on(Swapping::check, Swapping::accept));
        registry.handle("rotation.decline", DeclineSwap.class, on(Swapping::check, Swapping::decline));
        registry.handle("rotation.import-calendar", ImportCalendar.class, on(Changing::check, Changing::importing));
        registry.handleDue("rotation.hand-on", HandOn.class, new Due());
    }

    private static <C extends OfRotation> OnRotation<C> on(BiFunction<C, Admission, C> check, OnRotation.Step<C> step) {
        return new OnRotation<>(Rights.CHANGE, check, step);
    }

    private static void questions(Registry registry) {
        registry.answer("rotation.list", ListRotations.class, RotationList.class, new RotationQuestions.Listing());
        registry.answer(
                "rotation.show", ShowRotation.class, RotationView.class, new About<>(q -> q, RotationQuestions::show));
        registry.answer(
                "rotation.on-call",
                WhoIsOnCall.class,
                OnCallView.class,
                new About<>(RotationQuestions::check, RotationQuestions::onCall));
        registry.answer(
                "rotation.shifts",
                ListShifts.class,
                ShiftList.class,
                new About<>(RotationQuestions::check, RotationQuestions::shifts));
        registry.answer(
                "rotation.gaps",
                ListGaps.class,
                GapList.class,
                new About<>(RotationQuestions::check, RotationQuestions::gaps));
        registry.answer(
                "rotation.calendar",
                ReadCalendar.class,
                CalendarFile.class,
                new About<>(RotationQuestions::check, RotationQuestions::calendar));
    }

    private static void previews(Registry registry) {
        registry.answer("rotation.preview", PreviewRotation.class, RotationPreview.class, new Previews.OfDefinition());
        registry.answer(
                "rotation.preview-calendar", PreviewCalendar.class, CalendarPreview.class, new Previews.OfCalendar());
    }

    private static void events(Registry registry) {
        registry.event("rotation.defined", 1, RotationDefined.class);
        registry.event("rotation.changed", 1, RotationChanged.class);
        registry.event("rotation.overridden", 1, RotationOverridden.class);
        registry.event("rotation.taken-over", 1, DutyTaken.class);
        registry.event("rotation.swap-offered", 1, SwapOffered.class);
        registry.event("rotation.swap-accepted", 1, SwapAccepted.class);
        registry.event("rotation.swap-declined", 1, SwapDeclined.class);
        registry.event("rotation.absence-said", 1, AbsenceSaid.class);
        registry.event("rotation.change-withdrawn", 1, ChangeWithdrawn.class);
        registry.event("rotation.calendar-imported", 1, CalendarImported.class);
        registry.event("rotation.handed-on", 1, HandedOn.class);
        registry.event("rotation.ended", 1, RotationEnded.class);
    }
}

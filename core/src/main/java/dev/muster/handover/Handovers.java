package dev.muster.handover;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.CorrectHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.HandoverReminder;
import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.OfferShift;
import dev.muster.handover.HandoverCommands.RemindHandover;
import dev.muster.handover.HandoverCommands.SaveHandoverDraft;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverCorrected;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverReminded;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.handover.HandoverViews.DraftHandover;
import dev.muster.handover.HandoverViews.HandoverDraft;
import dev.muster.handover.HandoverViews.HandoverList;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.handover.HandoverViews.ListShifts;
import dev.muster.handover.HandoverViews.PrintHandover;
import dev.muster.handover.HandoverViews.PrintedHandover;
import dev.muster.handover.HandoverViews.ShiftList;
import dev.muster.incident.IncidentEvent.RoleAssigned;

/** The feature: handovers of roles, and standups. */
public final class Handovers implements Feature {
    private static final Action HAND_OVER = Action.changing("handover.offer", Rank.MEMBER);
    private static final Action KEEP = Action.reading("handover.save-draft", Rank.MEMBER);

    /** The feature. */
    public Handovers() {}

    @Override
    public void register(Registry registry) {
        commands(registry);
        registry.follow(RoleAssigned.class, HandoverFollowing::assigned);
        registry.follow(MemberRemoved.class, HandoverFollowing::left);
        registry.follow(ChannelRestored.class, HandoverChain::restored);
        registry.answer(
                "handover.draft", DraftHandover.class, HandoverDraft.class, OfChannel.of(HandoverQuestions::draft));
        registry.answer(
                "handover.open", ListHandovers.class, HandoverList.class, OfChannel.of(HandoverQuestions::list));
        registry.answer(
                "handover.print", PrintHandover.class, PrintedHandover.class, OfChannel.of(HandoverQuestions::print));
        registry.answer("handover.shifts", ListShifts.class, ShiftList.class, OfChannel.of(HandoverQuestions::shifts));
        registry.event("handover.offered", 1, HandoverOffered.class);
        registry.event("handover.asked", 1, HandoverAsked.class);
        registry.event("handover.reminded", 1, HandoverReminded.class);
        registry.event("handover.corrected", 1, HandoverCorrected.class);
        registry.event("handover.accepted", 1, HandoverAccepted.class);
        registry.event("handover.declined", 1, HandoverDeclined.class);
        registry.event("handover.withdrawn", 1, HandoverWithdrawn.class);
        registry.event("handover.escalated", 1, HandoverEscalated.class);
        Standups.register(registry);
    }

    private static void commands(Registry registry) {
        registry.handle(
                "handover.offer", OfferHandover.class, new InChannel<>(HAND_OVER, OfferChecks::check, Offering::offer));
        registry.handle(
                "handover.offer-shift",
                OfferShift.class,
                new InChannel<>(HAND_OVER, OfferChecks::check, Offering::offer));
        registry.handle(
                "handover.save-draft",
                SaveHandoverDraft.class,
                new InChannel<>(KEEP, SavedHandover::check, SavedHandover::save));
        registry.handle(
                "handover.accept",
                AcceptHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::accept));
        registry.handle(
                "handover.decline",
                DeclineHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::decline));
        registry.handle(
                "handover.correct",
                CorrectHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::correct));
        registry.handle("handover.remind", RemindHandover.class, InChannel.of(HAND_OVER, HandoverRules::remind));
        registry.handle("handover.withdraw", WithdrawHandover.class, InChannel.of(HAND_OVER, HandoverRules::withdraw));
        registry.handleDue(
                "handover.silent",
                HandoverSilent.class,
                new InChannel<>(HAND_OVER, HandoverChain::check, HandoverChain::silent));
        registry.handleDue("handover.reminder", HandoverReminder.class, InChannel.of(HAND_OVER, HandoverChain::remind));
    }
}

package dev.muster.handover;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.handover.HandoverViews.DraftHandover;
import dev.muster.handover.HandoverViews.HandoverDraft;
import dev.muster.handover.HandoverViews.HandoverList;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.EndStandup;
import dev.muster.handover.StandupCommands.OpenStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.handover.StandupEvent.StandupUnscheduled;
import dev.muster.handover.StandupViews.ListStandups;
import dev.muster.handover.StandupViews.StandupList;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.StatusChanged;

/** The feature: handovers of roles, and standups. */
public final class Handovers implements Feature {
    private static final Action HAND_OVER = Action.changing("handover.offer", Rank.MEMBER);
    private static final Action SCHEDULE = Action.changing("standup.schedule", Rank.MEMBER);
    private static final Action ANSWER = Action.changing("standup.answer", Rank.GUEST);

    /** The feature. */
    public Handovers() {}

    @Override
    public void register(Registry registry) {
        handovers(registry);
        standups(registry);
    }

    private static void handovers(Registry registry) {
        registry.handle(
                "handover.offer",
                OfferHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::offer));
        registry.handle(
                "handover.accept",
                AcceptHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::accept));
        registry.handle(
                "handover.decline",
                DeclineHandover.class,
                new InChannel<>(HAND_OVER, HandoverRules::check, HandoverRules::decline));
        registry.handle("handover.withdraw", WithdrawHandover.class, InChannel.of(HAND_OVER, HandoverRules::withdraw));
        registry.handleDue("handover.silent", HandoverSilent.class, InChannel.of(HAND_OVER, HandoverRules::silent));
        registry.follow(RoleAssigned.class, HandoverRules::assigned);
        registry.follow(ChannelRestored.class, HandoverRules::restored);
        registry.answer(
                "handover.draft", DraftHandover.class, HandoverDraft.class, OfChannel.of(HandoverQuestions::draft));
        registry.answer(
                "handover.open", ListHandovers.class, HandoverList.class, OfChannel.of(HandoverQuestions::list));
        registry.event("handover.offered", 1, HandoverOffered.class);
        registry.event("handover.asked", 1, HandoverAsked.class);
        registry.event("handover.accepted", 1, HandoverAccepted.class);
        registry.event("handover.declined", 1, HandoverDeclined.class);
        registry.event("handover.withdrawn", 1, HandoverWithdrawn.class);
        registry.event("handover.escalated", 1, HandoverEscalated.class);
    }

    private static void standups(Registry registry) {
        registry.handle(
                "standup.schedule",
                ScheduleStandup.class,
                new InChannel<>(SCHEDULE, StandupRules::check, StandupRules::schedule));
        registry.handle(
                "standup.unschedule", UnscheduleStandup.class, InChannel.of(SCHEDULE, StandupRules::unschedule));
        registry.handle(
                "standup.start",
                StartStandup.class,
                new InChannel<>(SCHEDULE, StandupRules::check, StandupRules::start));
        registry.handle(
                "standup.answer",
                AnswerStandup.class,
                new InChannel<>(ANSWER, StandupRules::check, StandupRules::answer));
        registry.handle("standup.close", CloseStandup.class, InChannel.of(SCHEDULE, StandupRules::close));
        registry.handleDue("standup.open", OpenStandup.class, InChannel.of(SCHEDULE, StandupRules::due));
        registry.handleDue("standup.end", EndStandup.class, InChannel.of(SCHEDULE, Sessions::end));
        registry.follow(IncidentDeclared.class, StandupRules::declared);
        registry.follow(StatusChanged.class, StandupRules::reopened);
        registry.follow(ChannelRestored.class, StandupRules::restored);
        registry.answer("standup.list", ListStandups.class, StandupList.class, OfChannel.of(StandupViews::list));
        registry.event("standup.scheduled", 1, StandupScheduled.class);
        registry.event("standup.unscheduled", 1, StandupUnscheduled.class);
        registry.event("standup.opened", 1, StandupOpened.class);
        registry.event("standup.answered", 1, StandupAnswered.class);
        registry.event("standup.digested", 1, StandupDigested.class);
    }
}

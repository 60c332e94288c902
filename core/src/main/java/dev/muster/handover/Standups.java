package dev.muster.handover;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Registry;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.AskStandup;
import dev.muster.handover.StandupCommands.AwayFromStandups;
import dev.muster.handover.StandupCommands.ChangeStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.EndStandup;
import dev.muster.handover.StandupCommands.MakeTask;
import dev.muster.handover.StandupCommands.OpenStandup;
import dev.muster.handover.StandupCommands.PauseStandup;
import dev.muster.handover.StandupCommands.RemindStandup;
import dev.muster.handover.StandupCommands.ResumeStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.SkipStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.handover.StandupEvent.StandupAsked;
import dev.muster.handover.StandupEvent.StandupAway;
import dev.muster.handover.StandupEvent.StandupChanged;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupPaused;
import dev.muster.handover.StandupEvent.StandupReminded;
import dev.muster.handover.StandupEvent.StandupResumed;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.handover.StandupEvent.StandupSkipped;
import dev.muster.handover.StandupEvent.StandupTaskMade;
import dev.muster.handover.StandupEvent.StandupTold;
import dev.muster.handover.StandupEvent.StandupUnscheduled;
import dev.muster.handover.StandupEvent.StandupWithheld;
import dev.muster.handover.StandupViews.ListSessions;
import dev.muster.handover.StandupViews.ListStandups;
import dev.muster.handover.StandupViews.SessionHistory;
import dev.muster.handover.StandupViews.StandupList;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.StatusChanged;

/** The part of the feature that is about standups. */
final class Standups {
    private static final Action SCHEDULE = Action.changing("standup.schedule", Rank.MEMBER);
    private static final Action ANSWER = Action.changing("standup.answer", Rank.GUEST);

    private Standups() {}

    static void register(Registry registry) {
        planning(registry);
        holding(registry);
        StandupSlashes.register(registry);
        registry.follow(IncidentDeclared.class, StandupPlans::declared);
        registry.follow(StatusChanged.class, StandupPlans::reopened);
        registry.follow(ChannelRestored.class, StandupPlans::restored);
        registry.answer("standup.list", ListStandups.class, StandupList.class, OfChannel.of(StandupViews::list));
        registry.answer(
                "standup.sessions", ListSessions.class, SessionHistory.class, OfChannel.of(StandupViews::history));
        registry.event("standup.scheduled", 1, StandupScheduled.class);
        registry.event("standup.changed", 1, StandupChanged.class);
        registry.event("standup.skipped", 1, StandupSkipped.class);
        registry.event("standup.paused", 1, StandupPaused.class);
        registry.event("standup.resumed", 1, StandupResumed.class);
        registry.event("standup.unscheduled", 1, StandupUnscheduled.class);
        registry.event("standup.opened", 1, StandupOpened.class);
        registry.event("standup.asked", 1, StandupAsked.class);
        registry.event("standup.reminded", 1, StandupReminded.class);
        registry.event("standup.away", 1, StandupAway.class);
        registry.event("standup.answered", 1, StandupAnswered.class);
        registry.event("standup.digested", 1, StandupDigested.class);
        registry.event("standup.told", 1, StandupTold.class);
        registry.event("standup.withheld", 1, StandupWithheld.class);
        registry.event("standup.task-made", 1, StandupTaskMade.class);
    }

    private static void planning(Registry registry) {
        registry.handle(
                "standup.schedule",
                ScheduleStandup.class,
                new InChannel<>(SCHEDULE, StandupRules::check, StandupRules::schedule));
        registry.handle(
                "standup.change",
                ChangeStandup.class,
                new InChannel<>(SCHEDULE, StandupRules::check, StandupRules::change));
        registry.handle("standup.skip", SkipStandup.class, InChannel.of(SCHEDULE, StandupRules::skip));
        registry.handle("standup.pause", PauseStandup.class, InChannel.of(SCHEDULE, StandupRules::pause));
        registry.handle("standup.resume", ResumeStandup.class, InChannel.of(SCHEDULE, StandupRules::resume));
        registry.handle(
                "standup.unschedule", UnscheduleStandup.class, InChannel.of(SCHEDULE, StandupRules::unschedule));
        registry.handleDue(
                "standup.open", OpenStandup.class, new InChannel<>(SCHEDULE, StandupPlans::check, StandupPlans::due));
    }

    private static void holding(Registry registry) {
        registry.handle(
                "standup.start", StartStandup.class, new InChannel<>(SCHEDULE, Answering::check, Answering::start));
        registry.handle(
                "standup.answer", AnswerStandup.class, new InChannel<>(ANSWER, Answering::check, Answering::answer));
        registry.handle("standup.away", AwayFromStandups.class, InChannel.of(ANSWER, StandupRules::away));
        registry.handle("standup.close", CloseStandup.class, InChannel.of(SCHEDULE, Answering::close));
        registry.handle("standup.make-task", MakeTask.class, new BlockerTasks(registry.slashCommands()));
        registry.handleDue("standup.ask", AskStandup.class, InChannel.of(SCHEDULE, Sessions::ask));
        registry.handleDue("standup.remind", RemindStandup.class, InChannel.of(SCHEDULE, Sessions::remind));
        registry.handleDue("standup.end", EndStandup.class, InChannel.of(SCHEDULE, Sessions::end));
    }
}

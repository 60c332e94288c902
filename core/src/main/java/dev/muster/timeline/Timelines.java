package dev.muster.timeline;

import dev.muster.channel.ChannelId;
import dev.muster.channel.OfChannel;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentId;
import dev.muster.timeline.TimelineCommands.AddToTimeline;
import dev.muster.timeline.TimelineCommands.CorrectTimeline;
import dev.muster.timeline.TimelineEvent.TimelineAdded;
import dev.muster.timeline.TimelineEvent.TimelineCorrected;
import dev.muster.timeline.TimelineViews.Timeline;
import dev.muster.timeline.TimelineViews.TimelineHistory;
import dev.muster.timeline.TimelineViews.TimelinePage;
import dev.muster.timeline.TimelineViews.TimelineVersions;
import java.util.List;

/** The feature: timelines with filters, what is added to them from messages, and corrections. */
public final class Timelines implements Feature {
    /** The feature. */
    public Timelines() {}

    @Override
    public void register(Registry registry) {
        registry.handle(
                "incident.add-to-timeline",
                AddToTimeline.class,
                InIncident.of(TimelineRules::check, TimelineRules::add));
        registry.handle(
                "incident.correct-timeline",
                CorrectTimeline.class,
                InIncident.of(TimelineRules::check, TimelineRules::correct));
        registry.event("incident.timeline-added", 1, TimelineAdded.class);
        registry.event(TimelineRules.CORRECTED, 1, TimelineCorrected.class);
        registry.answer(
                "incident.timeline", Timeline.class, TimelinePage.class, OfChannel.of(TimelineQuestions::timeline));
        registry.answer(
                "incident.timeline-versions",
                TimelineHistory.class,
                TimelineVersions.class,
                OfChannel.of(TimelineQuestions::versions));
        registry.slash(new SlashCommand(
                "incident timeline",
                "Put something on the timeline",
                List.of(Argument.text("what happened")),
                (typed, admission) ->
                        new Note(IncidentId.of(new ChannelId(typed.channel())), typed.textFrom(0), null)));
    }
}

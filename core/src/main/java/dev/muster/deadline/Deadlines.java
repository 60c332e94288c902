package dev.muster.deadline;

import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.InChannel;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.deadline.DeadlineCommands.EscalateDeadline;
import dev.muster.deadline.DeadlineCommands.ExplainDelay;
import dev.muster.deadline.DeadlineCommands.MoveClock;
import dev.muster.deadline.DeadlineCommands.RecordSubmission;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.StopClock;
import dev.muster.deadline.DeadlineCommands.WithdrawSubmission;
import dev.muster.deadline.DeadlineEvent.ClockMoved;
import dev.muster.deadline.DeadlineEvent.ClockStarted;
import dev.muster.deadline.DeadlineEvent.ClockStopped;
import dev.muster.deadline.DeadlineEvent.DeadlineNear;
import dev.muster.deadline.DeadlineEvent.DelayExplained;
import dev.muster.deadline.DeadlineEvent.StageSubmitted;
import dev.muster.deadline.DeadlineEvent.SubmissionWithdrawn;
import dev.muster.deadline.DeadlineEvent.TriggerCorrected;
import dev.muster.deadline.DeadlineEvent.TriggerRecorded;
import dev.muster.incident.InIncident;

/** The feature: regulatory clocks. */
public final class Deadlines implements Feature {
    /** The feature. */
    public Deadlines() {}

    @Override
    public void register(Registry registry) {
        DefinitionRules.register(registry);
        Starts.register(registry);
        registry.handle(
                "deadline.record-trigger", RecordTrigger.class, InIncident.of(ClockRules::check, ClockRules::record));
        registry.handle(
                "deadline.submit", RecordSubmission.class, InIncident.of(ClockRules::check, ClockRules::submit));
        registry.handle(
                "deadline.withdraw-submission",
                WithdrawSubmission.class,
                InIncident.of(ClockRules::check, ClockRules::withdraw));
        registry.handle(
                "deadline.explain-delay", ExplainDelay.class, InIncident.of(ClockRules::check, ClockRules::explain));
        registry.handle("deadline.move-on", MoveClock.class, InIncident.of(ClockRules::check, ClockRules::move));
        registry.handle("deadline.stop", StopClock.class, InIncident.of(ClockRules::check, ClockRules::stop));
        registry.handleDue(
                "deadline.escalate", EscalateDeadline.class, InChannel.of(InIncident.WORK, Escalating::escalate));
        registry.follow(ChannelRestored.class, Escalating::restored);
        DeadlineQuestions.register(registry);
        registry.event("deadline.started", 1, ClockStarted.class);
        registry.event("deadline.trigger-recorded", 1, TriggerRecorded.class);
        registry.event("deadline.trigger-corrected", 1, TriggerCorrected.class);
        registry.event("deadline.submitted", 1, StageSubmitted.class);
        registry.event("deadline.submission-withdrawn", 1, SubmissionWithdrawn.class);
        registry.event("deadline.delay-explained", 1, DelayExplained.class);
        registry.event("deadline.near", 1, DeadlineNear.class);
        registry.event("deadline.moved-on", 1, ClockMoved.class);
        registry.event("deadline.stopped", 1, ClockStopped.class);
    }
}

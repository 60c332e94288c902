package dev.muster.timeline;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Messages;
import dev.muster.command.Admission;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.timeline.TimelineCommands.AddToTimeline;
import dev.muster.timeline.TimelineCommands.CorrectTimeline;
import dev.muster.timeline.TimelineEvent.TimelineAdded;
import dev.muster.timeline.TimelineEvent.TimelineCorrected;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be put on a timeline, and what may be corrected. */
final class TimelineRules {
    static final String CORRECTED = "incident.timeline-corrected";
    private static final String ON_TIMELINE = "timeline";

    private TimelineRules() {}

    static AddToTimeline check(AddToTimeline command, Admission admission) {
        Limits.within("message", command.message(), 1, Long.MAX_VALUE);
        return new AddToTimeline(
                command.incident(), command.message(), Limits.optional("text", command.text(), 2_000), command.at());
    }

    static Decision add(AddToTimeline command, State state, Context context) {
        Incident.in(state, command.incident());
        Entry message = Messages.visible(command.channel(), command.message(), state, context);
        Amendment before = Amendment.of(message);
        if (before.is(ON_TIMELINE)) {
            throw Rejection.conflict("that message is on the timeline already");
        }
        JournalId journal = InIncident.journal(command, context);
        Instant at = past(command.at(), context);
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .append(
                        journal,
                        new TimelineAdded(
                                command.message(),
                                Objects.requireNonNullElse(command.text(), ""),
                                Objects.requireNonNullElse(at, message.time())))
                .amend(journal, command.message(), before.with(ON_TIMELINE, true), null)
                .answer("entry", state.head(journal).sequence() + 1);
    }

    static CorrectTimeline check(CorrectTimeline command, Admission admission) {
        Limits.within("entry", command.entry(), 1, Long.MAX_VALUE);
        String text = command.text();
        if (text == null && command.at() == null) {
            throw Rejection.invalid("text", "say what is right: another text, another time, or both");
        }
        return new CorrectTimeline(
                command.incident(),
                command.entry(),
                text == null ? null : Limits.required("text", text, 10_000),
                command.at(),
                Limits.optional("reason", command.reason(), 500));
    }

    static Decision correct(CorrectTimeline command, State state, Context context) {
        Incident.in(state, command.incident());
        JournalId journal = InIncident.journal(command, context);
        Entry entry = line(command, journal, state, context);
        if (entry.kind().equals(CORRECTED)) {
            throw Rejection.conflict("that is a correction; correct the line itself once more");
        }
        Instant at = past(command.at(), context);
        long number = state.head(journal).sequence() + 1;
        Amendment amendment = Amendment.of(entry).with(Reading.BY, number);
        if (command.text() != null) {
            amendment = amendment.with(Reading.TEXT, command.text());
        }
        if (at != null) {
            amendment = amendment.with(Reading.AT, at.toString());
        }
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .append(
                        journal,
                        new TimelineCorrected(
                                command.entry(), command.text(), at, Objects.requireNonNullElse(command.reason(), "")))
                .amend(journal, command.entry(), amendment, null)
                .answer("entry", number);
    }

    private static Entry line(CorrectTimeline command, JournalId journal, State state, Context context) {
        long first = ChannelAccess.first(state, command.channel(), context.actor());
        return state.entry(journal, command.entry())
                .filter(e -> e.sequence() >= first && !e.purged() && !Messages.talk(e))
                .orElseThrow(Rejection::absent);
    }

    private static @Nullable Instant past(@Nullable Instant at, Context context) {
        if (at != null && at.isAfter(context.now())) {
            throw Rejection.invalid("at", "lies ahead; a timeline tells what has happened");
        }
        return at;
    }
}

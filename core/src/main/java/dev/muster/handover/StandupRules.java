package dev.muster.handover;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.handover.StandupCommands.AwayFromStandups;
import dev.muster.handover.StandupCommands.ChangeStandup;
import dev.muster.handover.StandupCommands.PauseStandup;
import dev.muster.handover.StandupCommands.ResumeStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.SkipStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupEvent.StandupAway;
import dev.muster.handover.StandupEvent.StandupChanged;
import dev.muster.handover.StandupEvent.StandupPaused;
import dev.muster.handover.StandupEvent.StandupResumed;
import dev.muster.handover.StandupEvent.StandupSkipped;
import dev.muster.handover.StandupEvent.StandupUnscheduled;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be done with standups: how they are planned, changed, left out and stopped. */
final class StandupRules {
    private static final int MOST = 20;
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(366);
    private static final int REMIND = 1_439;

    private StandupRules() {}

    static ScheduleStandup check(ScheduleStandup command, Admission admission) {
        List<PersonId> members = StandupTerms.people(command.members());
        List<GroupId> groups = StandupTerms.groups(command.groups());
        boolean own = Boolean.TRUE.equals(command.ownZone());
        Integer remind = command.remindMinutes();
        return new ScheduleStandup(
                command.channel(),
                Limits.required("title", command.title(), 120),
                StandupTerms.zone(command.zone()),
                StandupTerms.times(command.at()),
                StandupTerms.window(command.windowMinutes()),
                members,
                StandupTerms.questions(command.questions()),
                StandupTerms.days(command.days()),
                own,
                command.until() == null ? null : StandupTerms.time("until", command.until()),
                StandupTerms.roles(command.roles()),
                groups,
                remind == null ? null : (int) Limits.within("remindMinutes", remind, 1, REMIND),
                command.digestTo(),
                new ScheduleStandup.Made(
                        new StandupId(admission.newId()),
                        StandupTerms.found(groups, own ? members : List.of(), admission)));
    }

    static Decision schedule(ScheduleStandup command, State state, Context context) {
        ChannelId channel = command.channel();
        if (state.find(Standup.KIND, Term.of("channel", channel)).size() >= MOST) {
            throw Rejection.conflict("a channel holds " + MOST + " standups at most; unschedule one first");
        }
        ScheduleStandup.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Standup standup = new Standup(
                made.standup(),
                channel,
                command.title(),
                command.zone(),
                command.at(),
                command.windowMinutes(),
                StandupTerms.orNobody(command.members()),
                Objects.requireNonNullElse(command.questions(), List.of()),
                null,
                0,
                new Standup.Terms(
                        Objects.requireNonNullElse(command.days(), List.of()),
                        Boolean.TRUE.equals(command.ownZone()),
                        command.until(),
                        Objects.requireNonNullElse(command.roles(), List.of()),
                        Objects.requireNonNullElse(command.groups(), List.of()),
                        command.remindMinutes(),
                        command.digestTo(),
                        context.actor().id()),
                null,
                null,
                made.found());
        StandupTerms.check(standup, state, context);
        Decision decision = new Decision();
        StandupPlans.begin(decision, standup, state, context);
        return decision.answer("standup", standup.id());
    }

    static ChangeStandup check(ChangeStandup command, Admission admission) {
        List<GroupId> groups = command.groups() == null ? null : StandupTerms.groups(command.groups());
        List<PersonId> members = command.members() == null ? null : StandupTerms.people(command.members());
        Integer remind = command.remindMinutes();
        Integer minutes = command.windowMinutes();
        String until = command.until();
        String digestTo = command.digestTo();
        return new ChangeStandup(
                command.channel(),
                Limits.present("standup", command.standup()),
                command.title() == null ? null : Limits.required("title", command.title(), 120),
                command.zone() == null ? null : StandupTerms.zone(command.zone()),
                command.at() == null ? null : StandupTerms.times(command.at()),
                minutes == null ? null : StandupTerms.window(minutes),
                members,
                command.questions() == null ? null : StandupTerms.questions(command.questions()),
                command.days() == null ? null : StandupTerms.days(command.days()),
                command.ownZone(),
                until == null || until.isEmpty() ? until : StandupTerms.time("until", until),
                command.roles() == null ? null : StandupTerms.roles(command.roles()),
                groups,
                remind == null ? null : (int) Limits.within("remindMinutes", remind, 0, REMIND),
                digestTo == null || digestTo.isEmpty() ? digestTo : new ChannelId(digestTo).value(),
                groups == null ? null : StandupTerms.found(groups, List.of(), admission));
    }

    /** The next occurrence is planned anew; a session that is open is held as it was. */
    static Decision change(ChangeStandup command, State state, Context context) {
        Standup before = known(command, command.standup(), state);
        Standup.Terms was = before.terms();
        String until = command.until();
        Integer remind = command.remindMinutes();
        String digestTo = command.digestTo();
        Standup after = new Standup(
                before.id(),
                before.channel(),
                or(command.title(), before.title()),
                or(command.zone(), before.zone()),
                or(command.at(), before.at()),
                or(command.windowMinutes(), before.windowMinutes()),
                or(command.members(), before.members()),
                or(command.questions(), before.questions()),
                before.nextAt(),
                before.pinned(),
                new Standup.Terms(
                        or(command.days(), was.days()),
                        or(command.ownZone(), was.ownZone()),
                        until == null ? was.until() : until.isEmpty() ? null : until,
                        or(command.roles(), was.roles()),
                        or(command.groups(), was.groups()),
                        remind == null ? was.remindMinutes() : remind == 0 ? null : remind,
                        digestTo == null ? was.digestTo() : digestTo.isEmpty() ? null : new ChannelId(digestTo),
                        context.actor().id()),
                before.pausedAt(),
                before.last(),
                new Standup.Found(
                        command.found() == null
                                ? before.found().inGroups()
                                : command.found().inGroups(),
                        before.found().zones()));
        StandupTerms.check(after, state, context);
        Standup planned = StandupPlans.next(after, state, context);
        Decision decision = new Decision().append(journal(command, context), new StandupChanged(planned.told()));
        return StandupPlans.plan(decision, planned, state, context);
    }

    private static <T> T or(@Nullable T given, T before) {
        return Objects.requireNonNullElse(given, before);
    }

    static Decision skip(SkipStandup command, State state, Context context) {
        Standup before = known(command, command.standup(), state);
        Instant next = before.nextAt();
        if (next == null) {
            throw Rejection.conflict("this standup is not planned; there is nothing to skip");
        }
        if (command.planned() != null && !command.planned().equals(next)) {
            throw Rejection.conflict("the next one is at " + next + "; look at it and send again");
        }
        Standup skipped = before.through(next);
        Standup after = skipped.next(skipped.after(next));
        Decision decision =
                new Decision().append(journal(command, context), new StandupSkipped(before.id(), before.title(), next));
        return StandupPlans.plan(decision, after, state, context);
    }

    static Decision pause(PauseStandup command, State state, Context context) {
        Standup before = known(command, command.standup(), state);
        if (before.pausedAt() != null) {
            return new Decision();
        }
        Decision decision =
                new Decision().append(journal(command, context), new StandupPaused(before.id(), before.title()));
        return StandupPlans.plan(decision, before.paused(context.now()).next(null), state, context);
    }

    static Decision resume(ResumeStandup command, State state, Context context) {
        Standup before = known(command, command.standup(), state);
        if (before.pausedAt() == null) {
            return new Decision();
        }
        Standup after = StandupPlans.next(before.paused(null), state, context);
        Decision decision =
                new Decision().append(journal(command, context), new StandupResumed(before.id(), before.title()));
        return StandupPlans.plan(decision, after, state, context);
    }

    static Decision unschedule(UnscheduleStandup command, State state, Context context) {
        Standup standup = known(command, command.standup(), state);
        return new Decision()
                .remove(Standup.KIND, standup.id().value())
                .cancel(StandupPlans.job(standup))
                .append(journal(command, context), new StandupUnscheduled(standup.id(), standup.title()));
    }

    static Decision away(AwayFromStandups command, State state, Context context) {
        PersonId person = context.actor().id();
        Instant now = context.now();
        Instant until = command.until() == null ? null : command.until().truncatedTo(ChronoUnit.MICROS);
        String id = Absence.id(command.channel(), person);
        if (until == null) {
            return state.get(Absence.KIND, id).isEmpty()
                    ? new Decision()
                    : new Decision()
                            .remove(Absence.KIND, id)
                            .append(
                                    journal(command, context),
                                    new StandupAway(person, context.actor().name(), null, null));
        }
        Instant from = command.from() == null ? now : command.from().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(now) || !until.isAfter(from)) {
            throw Rejection.invalid("until", "must lie ahead, and behind from");
        }
        if (until.isAfter(now.plus(LONGEST_ABSENCE))) {
            throw Rejection.invalid("until", "must lie within 366 days");
        }
        return new Decision()
                .put(Absence.KIND, new Absence(command.channel(), person, from, until))
                .append(
                        journal(command, context),
                        new StandupAway(person, context.actor().name(), from, until));
    }

    static Standup known(ChannelCommand command, StandupId id, State state) {
        return state.get(Standup.KIND, Limits.present("standup", id).value())
                .filter(s -> s.channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
    }

    static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }
}

package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.journal.EntryId;
import dev.muster.notice.NoticeCommands.EscalateNotice;
import dev.muster.notice.NoticeCommands.FireNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeEvent.NoticeSkipped;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a notice fires:
 *
 * <ol>
 *   <li>never before its planned time, and once for each: a job that does not carry the time that is planned
 *       now has been overtaken and does nothing;
 *   <li>the next time is counted from the planned one and not from now, so nothing drifts;
 *   <li>what is later than {@link Waiting#OUTAGE} waits for its turn behind what is more urgent;
 *   <li>what is later than the notice's bound is skipped, and of other times that were missed becomes what the notice
 *       says: {@link Misfire}; all of it is on record;
 *   <li>while nobody acknowledges it, the steps of its chain are asked one after the other, each when the one
 *       before has had the time that was given; a step whose people have all left is passed over;
 *   <li>in an archived channel nothing fires; what was missed is made good when it is restored.
 * </ol>
 */
final class Firing {
    private Firing() {}

    /** The job that fires it. */
    static String job(NoticeId notice) {
        return "notice/" + notice;
    }

    /** Makes the jobs fit the notice. */
    static Decision plan(Decision decision, Notice notice) {
        ChannelId channel = notice.terms().channel();
        String job = job(notice.id());
        Instant next = notice.nextAt();
        if (next == null) {
            decision.cancel(job);
        } else {
            decision.schedule(job, next, new FireNotice(channel, notice.id(), next, groups(notice), null, null));
        }
        Instant escalate = notice.escalateAt();
        return escalate == null
                ? decision.cancel(job + "/escalate")
                : decision.schedule(
                        job + "/escalate",
                        escalate,
                        new EscalateNotice(channel, notice.id(), escalate, groups(notice), null));
    }

    /** Every group that the notice may mean, so that they are looked up before anything is decided. */
    private static @Nullable List<GroupId> groups(Notice notice) {
        Notice.Terms terms = notice.terms();
        List<GroupId> groups = Stream.concat(
                        terms.to().groups().stream(), terms.chain().stream().flatMap(e -> e.to().groups().stream()))
                .distinct()
                .toList();
        return groups.isEmpty() ? null : groups;
    }

    static FireNotice look(FireNotice c, Admission admission) {
        return new FireNotice(
                c.channel(), c.notice(), c.planned(), c.groups(), c.inTurn(), Reached.look(c.groups(), admission));
    }

    static EscalateNotice look(EscalateNotice c, Admission admission) {
        return new EscalateNotice(
                c.channel(), c.notice(), c.planned(), c.groups(), Reached.look(c.groups(), admission));
    }

    static Decision fire(FireNotice command, State state, Context context) {
        Notice notice = state.get(Notice.KIND, command.notice().value()).orElse(null);
        Instant planned = command.planned();
        if (notice == null || !planned.equals(notice.nextAt()) || archived(command.channel(), state)) {
            return new Decision();
        }
        if (context.now().isBefore(planned)) {
            return plan(new Decision(), notice);
        }
        boolean late = planned.plus(Waiting.OUTAGE).isBefore(context.now());
        if (late && !Boolean.TRUE.equals(command.inTurn())) {
            return Waiting.put(command, notice, state, context);
        }
        Missed missed = Missed.of(notice, planned, context.now());
        Decision decision = new Decision();
        Notice after = notice;
        if (missed.skipped() > 0) {
            Instant next = missed.given() == null ? missed.next() : missed.given();
            after = after.skipped(next, notice.occurrence() + missed.skipped());
            decision.append(
                    command.channel().journal(context.workspace()),
                    new NoticeSkipped(
                            notice.id(),
                            notice.terms().text(),
                            notice.occurrence(),
                            missed.skipped(),
                            planned,
                            after.nextAt()));
        }
        if (missed.given() == null) {
            return plan(decision.put(Notice.KIND, after), after);
        }
        Notice given = after.fired(missed.next(), after.occurrence() + missed.merged() + 1, escalateAt(after, context));
        Set<PersonId> to = Reached.of(given, command.members(), state);
        return write(
                decision,
                given,
                fired(
                        given,
                        to,
                        missed.given(),
                        missed.merged(),
                        false,
                        via(given.terms().plan())),
                context);
    }

    private static @Nullable Instant escalateAt(Notice notice, Context context) {
        boolean begins = notice.escalateAt() == null
                && notice.terms().untilAcknowledged()
                && notice.escalations() < notice.terms().chain().size();
        return begins ? context.now().plus(notice.terms().patience()) : notice.escalateAt();
    }

    static Decision escalate(EscalateNotice command, State state, Context context) {
        Notice notice = state.get(Notice.KIND, command.notice().value()).orElse(null);
        if (notice == null || !command.planned().equals(notice.escalateAt()) || archived(command.channel(), state)) {
            return new Decision();
        }
        if (context.now().isBefore(command.planned())) {
            return plan(new Decision(), notice);
        }
        List<Escalation> chain = notice.terms().chain();
        Reached reached = new Reached(notice, command.members(), state);
        int asked = notice.escalations();
        while (asked < chain.size() - 1 && reached.now(chain.get(asked).to()).isEmpty()) {
            asked++;
        }
        Escalation step = chain.get(asked);
        Set<PersonId> notified = reached.orEveryone(step.to());
        Instant again = asked + 1 < chain.size() ? context.now().plusSeconds(step.patience()) : null;
        Notice after = notice.escalated(asked + 1, again);
        return write(new Decision(), after, fired(after, notified, command.planned(), 0, true, step.via()), context);
    }

    private static @Nullable String via(@Nullable Plan plan) {
        return plan == null ? null : plan.via();
    }

    private static NoticeFired fired(
            Notice after,
            Set<PersonId> notified,
            Instant planned,
            long merged,
            boolean escalated,
            @Nullable String via) {
        return new NoticeFired(
                after.id(),
                after.terms().text(),
                List.copyOf(notified),
                after.occurrence() - 1,
                planned,
                merged,
                escalated,
                after.nextAt(),
                after.escalations(),
                after.escalateAt(),
                after.terms().plan() == null ? null : after.terms().urgency(),
                via);
    }

    private static Decision write(Decision decision, Notice after, NoticeFired fired, Context context) {
        decision.put(Notice.KIND, after).append(after.terms().channel().journal(context.workspace()), fired);
        return plan(decision, after);
    }

    /** A channel that is restored makes good what was missed. */
    static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        Decision decision = new Decision();
        state.find(Notice.KIND, Term.of("channel", at.journal().id()), Term.of("running", true))
                .forEach(notice -> plan(decision, notice));
        return decision;
    }

    private static boolean archived(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value()).map(Channel::archived).orElse(true);
    }
}

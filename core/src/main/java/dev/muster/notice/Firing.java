package dev.muster.notice;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.journal.EntryId;
import dev.muster.notice.NoticeCommands.EscalateNotice;
import dev.muster.notice.NoticeCommands.FireNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When a notice fires:
 *
 * <ol>
 *   <li>never before its planned time, and once for each: a job that does not carry the time that is planned
 *       now has been overtaken and does nothing;
 *   <li>the next time is counted from the planned one and not from now, so nothing drifts;
 *   <li>times that were missed, because nothing ran then, are merged into one, which says how many they are;
 *   <li>while nobody acknowledges it, those it escalates to are asked one after the other, each when the one
 *       before has had the time that was given; whoever has left is passed over;
 *   <li>in an archived channel nothing fires; what was missed is made good, merged, when it is restored.
 * </ol>
 */
final class Firing {
    private Firing() {}

    /** Makes the jobs fit the notice. */
    static Decision plan(Decision decision, Notice notice) {
        ChannelId channel = notice.terms().channel();
        String job = "notice/" + notice.id();
        Instant next = notice.nextAt();
        if (next == null) {
            decision.cancel(job);
        } else {
            decision.schedule(job, next, new FireNotice(channel, notice.id(), next));
        }
        Instant escalate = notice.escalateAt();
        return escalate == null
                ? decision.cancel(job + "/escalate")
                : decision.schedule(job + "/escalate", escalate, new EscalateNotice(channel, notice.id(), escalate));
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
        Notice.Terms terms = notice.terms();
        Long every = terms.everySeconds();
        long merged =
                every == null ? 0 : Duration.between(planned, context.now()).toSeconds() / every;
        Instant next = every == null ? null : planned.plusSeconds((merged + 1) * every);
        Instant escalate = notice.escalateAt();
        if (escalate == null
                && terms.untilAcknowledged()
                && notice.escalations() < terms.escalateTo().size()) {
            escalate = context.now().plus(terms.patience());
        }
        long occurrence = notice.occurrence() + merged;
        Instant latest = every == null ? planned : planned.plusSeconds(merged * every);
        Notice after = notice.fired(next, occurrence + 1, escalate);
        return write(after, fired(after, addressed(notice, state), latest, merged, false), context);
    }

    static Decision escalate(EscalateNotice command, State state, Context context) {
        Notice notice = state.get(Notice.KIND, command.notice().value()).orElse(null);
        if (notice == null || !command.planned().equals(notice.escalateAt()) || archived(command.channel(), state)) {
            return new Decision();
        }
        if (context.now().isBefore(command.planned())) {
            return plan(new Decision(), notice);
        }
        List<PersonId> chain = notice.terms().escalateTo();
        Set<PersonId> present = present(command.channel(), state);
        int asked = notice.escalations();
        while (asked < chain.size() - 1 && !present.contains(chain.get(asked))) {
            asked++;
        }
        PersonId next = chain.get(asked);
        List<PersonId> notified = present.contains(next) ? List.of(next) : List.copyOf(present);
        Instant again =
                asked + 1 < chain.size() ? context.now().plus(notice.terms().patience()) : null;
        Notice after = notice.escalated(asked + 1, again);
        return write(after, fired(after, notified, command.planned(), 0, true), context);
    }

    private static NoticeFired fired(
            Notice after, List<PersonId> notified, Instant planned, long merged, boolean escalated) {
        return new NoticeFired(
                after.id(),
                after.terms().text(),
                notified,
                after.occurrence() - 1,
                planned,
                merged,
                escalated,
                after.nextAt(),
                after.escalations(),
                after.escalateAt());
    }

    private static Decision write(Notice after, NoticeFired fired, Context context) {
        Decision decision = new Decision()
                .put(Notice.KIND, after)
                .append(after.terms().channel().journal(context.workspace()), fired);
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

    /** Those of the addressed who are there; when none is, everyone: a notice never speaks to nobody. */
    private static List<PersonId> addressed(Notice notice, State state) {
        Set<PersonId> present = present(notice.terms().channel(), state);
        List<PersonId> wanted = new ArrayList<>(notice.terms().people());
        if (!wanted.isEmpty()) {
            wanted.addAll(notice.terms().escalateTo().subList(0, notice.escalations()));
        }
        wanted.retainAll(present);
        return wanted.isEmpty() ? List.copyOf(present) : List.copyOf(new LinkedHashSet<>(wanted));
    }

    private static Set<PersonId> present(ChannelId channel, State state) {
        Set<PersonId> present = new LinkedHashSet<>();
        state.find(Member.KIND, Term.of("channel", channel)).forEach(m -> present.add(m.person()));
        return present;
    }
}

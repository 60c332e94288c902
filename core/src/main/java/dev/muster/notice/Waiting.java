package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notice.NoticeCommands.CatchUpNotices;
import dev.muster.notice.NoticeCommands.FireNotice;
import dev.muster.notifier.Urgency;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice that was due while nothing ran, and waits for its turn: the most urgent first, and of these the oldest; so
 * many in a second, and the next of them a second later, so that what an outage held back does not come down in one storm.
 *
 * @param notice which
 * @param channel where
 * @param planned when it was to be
 * @param urgency how urgent it is
 * @param groups the groups that are to be looked up before; null for none
 */
record Waiting(
        NoticeId notice,
        ChannelId channel,
        Instant planned,
        Urgency urgency,
        @Nullable List<GroupId> groups) {
    /** What is later than this was held back by something, and waits for its turn. */
    static final Duration OUTAGE = Duration.ofSeconds(60);

    /** How many have their turn in one second. */
    static final int AT_ONCE = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String JOB = "notice/catch-up";
    private static final Term WAITING = Term.of("waiting", true);
    private static final long FIRST = 100_000_000_000_000L;

    /** All that wait, in their order. */
    static final Kind<Waiting> KIND = new Kind<>(
            "notice.waiting",
            Waiting.class,
            w -> w.notice().value(),
            w -> Set.of(WAITING),
            w -> w.urgency().compareTo(Urgency.URGENT) * FIRST + w.planned().toEpochMilli());

    /** Has it wait for its turn. */
    static Decision put(FireNotice command, Notice notice, State state, Context context) {
        Waiting waiting = new Waiting(
                notice.id(),
                command.channel(),
                command.planned(),
                notice.terms().urgency(),
                command.groups());
        return new Decision()
                .put(KIND, waiting)
                .schedule(JOB, Second.of(state, context.now()).free(context.now()), new CatchUpNotices());
    }

    /**
     * The last second in which some had their turn: of every second no more than {@link #AT_ONCE} have it, however many
     * ask for it meanwhile.
     *
     * @param from when it began
     * @param given how many had their turn in it
     */
    record Second(Instant from, int given) {
        private static final String ID = "second";
        static final Kind<Second> KIND = Kind.of("notice.second", Second.class, s -> ID);

        /** The second that it is now: that one, or a new one when it is over. */
        static Second of(State state, Instant now) {
            return state.get(KIND, ID)
                    .filter(s -> now.isBefore(s.from.plus(PAUSE)))
                    .orElseGet(() -> new Second(now, 0));
        }

        /** When the next may have its turn. */
        Instant free(Instant now) {
            return given < AT_ONCE ? now : from.plus(PAUSE);
        }

        Second and(int more) {
            return new Second(from, given + more);
        }
    }

    /** Gives so many their turn. */
    static final class Turns implements Handler<CatchUpNotices> {
        @Override
        public Set<JournalId> journals(CatchUpNotices command, WorkspaceId workspace) {
            return Set.of(JournalId.of(workspace, "notice", "catch-up"));
        }

        @Override
        public Asked authorise(CatchUpNotices command, State state, Context context) {
            return new Asked(Notices.SCHEDULE, dev.muster.channel.ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(CatchUpNotices command, State state, Context context) {
            Second second = Second.of(state, context.now());
            int left = AT_ONCE - second.given();
            List<Waiting> next = state.find(
                    KIND, Find.of(context.workspace(), KIND.name(), WAITING).most(left + 1));
            List<Waiting> turn = next.subList(0, Math.min(left, next.size()));
            Decision decision = new Decision();
            turn.forEach(w -> decision.remove(KIND, w.notice().value())
                    .schedule(
                            Firing.job(w.notice()),
                            context.now(),
                            new FireNotice(w.channel(), w.notice(), w.planned(), w.groups(), true, null)));
            if (!turn.isEmpty()) {
                decision.put(Second.KIND, second.and(turn.size()));
            }
            return next.size() > left ? decision.schedule(JOB, second.from().plus(PAUSE), command) : decision;
        }
    }
}

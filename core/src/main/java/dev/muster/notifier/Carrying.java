package dev.muster.notifier;

import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.channel.Personal;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.Delivery.Try;
import dev.muster.notifier.NotifierCommands.Carried;
import dev.muster.notifier.NotifierCommands.Carry;
import dev.muster.notifier.NotifierCommands.NotConfirmed;
import dev.muster.notifier.NotifierCommands.Release;
import dev.muster.notifier.NotifierEvent.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a delivery:
 *
 * <ol>
 *   <li>the notifier whose turn it is gets it, in an errand; what it says is put on record;
 *   <li>confirmed, it is over; refused, it is the next one's turn, at once;
 *   <li>failed, the same is tried again, more and more seldom ({@link Backoff}), until its time within the group is over or
 *       it has tried as often as it may; then it is the next one's turn;
 *   <li>passed on without a confirmation, it is the next one's turn when the time is over, unless the person has read it;
 *   <li>without a next one it is dead, and can be sent again by hand;
 *   <li>whatever is to happen later, or leaves later than it should, is asked about when it does: whether the person is still in
 *       the channel, how that is marked, and whether it is quiet for them, which holds back what is not urgent.
 * </ol>
 */
final class Carrying {
    private final Outlets outlets;

    Carrying(Outlets outlets) {
        this.outlets = outlets;
    }

    /** Has a notifier of the group try it now. */
    Decision carry(Decision decision, Delivery delivery, int member, Instant now) {
        return attempt(decision, delivery, member, 1, now, now);
    }

    private Decision attempt(Decision decision, Delivery d, int member, int attempt, Instant since, Instant now) {
        String notifier = notifier(d, member);
        if (notifier == null) {
            return decision.put(Delivery.KIND, d.over(Phase.DEAD, "there is no such notifier any more"))
                    .cancel(d.job());
        }
        return decision.put(Delivery.KIND, d.trying(member, attempt, since, now))
                .schedule(d.job(), now, new Carry(d.id(), d.person(), d.letter(), notifier, member, attempt));
    }

    /** Has it be asked about again when its time comes: what holds now may not hold then. */
    static Decision later(Decision decision, Delivery d) {
        return decision.put(Delivery.KIND, d)
                .schedule(d.job(), Objects.requireNonNull(d.nextAt()), new Release(d.id(), d.person()));
    }

    /** Its time has come: it goes now if the person may have it, and not within their quiet hours. */
    private Decision go(Decision decision, Delivery d, State state, Instant now) {
        if (!may(d, state)) {
            return gone(decision, d);
        }
        Instant end = quiet(d, state, now);
        return end == null
                ? attempt(decision, Inside.of(d, state), d.member(), d.attempt(), d.since(), now)
                : later(decision, d.in(Phase.HELD, end, Choice.QUIET));
    }

    /** Until when quiet hours hold it back; null when they do not. A drill is not held. */
    private static @Nullable Instant quiet(Delivery d, State state, Instant now) {
        return d.letter().drill() != null
                ? null
                : Choice.quiet(Wishes.Of.in(state, d.person()), d.letter().urgency(), now);
    }

    /**
     * True when an errand may go as it was scheduled; else {@link #release} decides anew. Quiet hours count that began since: what
     * was scheduled within them was to go, such as a digest.
     */
    static boolean stands(Carry c, State state, Instant now) {
        Delivery d = state.get(Delivery.KIND, c.delivery()).orElse(null);
        return d != null
                && d.phase() == Phase.WAITING
                && may(d, state)
                && Inside.of(d.letter(), state).equals(c.letter())
                && (quiet(d, state, now) == null
                        || quiet(d, state, Objects.requireNonNull(d.nextAt(), "when it was to leave")) != null);
    }

    private @Nullable String notifier(Delivery d, int member) {
        if (outlets.none()) {
            return null;
        }
        List<String> notifiers = outlets.group(d.group()).notifiers();
        return member < notifiers.size() ? notifiers.get(member) : null;
    }

    private boolean another(Delivery d) {
        return d.letter().drill() == null && notifier(d, d.member() + 1) != null;
    }

    private Instant over(Delivery d) {
        Duration within =
                outlets.none() ? Duration.ZERO : outlets.group(d.group()).confirmWithin();
        return d.since().plus(within);
    }

    Decision release(Release command, State state, Context context) {
        Delivery d = state.get(Delivery.KIND, command.delivery()).orElse(null);
        if (d == null || (d.phase() != Phase.HELD && d.phase() != Phase.WAITING)) {
            return new Decision();
        }
        Instant now = context.now();
        Delivery turn = d.phase() == Phase.HELD ? d.trying(d.member(), Math.max(1, d.attempt()), now, now) : d;
        return go(new Decision(), turn, state, now);
    }

    Decision notConfirmed(NotConfirmed command, State state, Context context) {
        Delivery d = state.get(Delivery.KIND, command.delivery()).orElse(null);
        if (d == null || d.phase() != Phase.PASSED_ON || d.nextAt() == null || d.member() != command.member()) {
            return new Decision();
        }
        Instant now = context.now();
        return go(new Decision(), d.trying(d.member() + 1, 1, now, now), state, now);
    }

    /** Puts an attempt on record and says what comes next. */
    Decision carried(Carried c, State state, Context context) {
        Delivery known = state.get(Delivery.KIND, c.delivery()).orElse(null);
        boolean current = known != null
                && known.phase() == Phase.WAITING
                && known.member() == c.member()
                && known.attempt() == c.attempt();
        if (known == null || !current) {
            return new Decision();
        }
        String outcome = c.withheld() == null ? c.receipt().sort().word() : "withheld";
        String note = c.withheld() == null ? c.receipt().note() : c.withheld();
        Delivery d = known.tried(new Try(c.notifier(), c.attempt(), context.now(), outcome, note));
        Decision decision = c.withheld() == null
                ? step(d, c.receipt(), state, context.now())
                : new Decision().put(Delivery.KIND, d.over(Phase.WITHHELD, "not sent: " + note));
        Delivery after = last(decision, d);
        return decision.append(
                Personal.journal(context.workspace(), d.person()),
                new DeliveryAttempted(
                        d.id(),
                        d.letter().kind(),
                        c.notifier(),
                        c.attempt(),
                        outcome,
                        note,
                        after.nextAt(),
                        after.phase() == Phase.DEAD));
    }

    private static Delivery last(Decision decision, Delivery before) {
        return decision.acts().stream()
                .filter(Decision.Put.class::isInstance)
                .map(act -> ((Decision.Put<?>) act).value())
                .filter(Delivery.class::isInstance)
                .map(Delivery.class::cast)
                .reduce(before, (a, b) -> b);
    }

    private Decision step(Delivery d, Receipt receipt, State state, Instant now) {
        Decision decision = new Decision();
        if (receipt.sort() == Receipt.Sort.CONFIRMED) {
            return decision.put(Delivery.KIND, d.over(Phase.DELIVERED, "it was confirmed"));
        }
        if (receipt.sort() == Receipt.Sort.PASSED_ON) {
            return passedOn(decision, d, now);
        }
        if (!may(d, state)) {
            return gone(decision, d);
        }
        boolean again = receipt.sort() == Receipt.Sort.FAILED && d.attempt() < Backoff.MOST;
        Instant next = again ? now.plus(Backoff.after(d.id(), d.attempt())) : now;
        boolean another = another(d);
        if (again && !(another && !next.isBefore(over(d)))) {
            return later(decision, d.trying(d.member(), d.attempt() + 1, d.since(), next));
        }
        if (another) {
            Instant at = again && over(d).isAfter(now) ? over(d) : now;
            Delivery turn = d.trying(d.member() + 1, 1, at, at);
            return at.isAfter(now) ? later(decision, turn) : go(decision, turn, state, now);
        }
        return decision.put(Delivery.KIND, d.over(Phase.DEAD, "no notifier could bring it: " + receipt.note()));
    }

    private Decision passedOn(Decision decision, Delivery d, Instant now) {
        if (!another(d)) {
            return decision.put(
                    Delivery.KIND, d.over(Phase.PASSED_ON, "it was passed on; nobody confirms that it arrived"));
        }
        Instant at = over(d).isAfter(now) ? over(d) : now;
        return decision.put(Delivery.KIND, d.in(Phase.PASSED_ON, at, "it was passed on; it is not confirmed yet"))
                .schedule(d.job(), at, new NotConfirmed(d.id(), d.person(), d.member()));
    }

    static Decision gone(Decision decision, Delivery d) {
        return decision.put(Delivery.KIND, d.over(Phase.GONE, "you may not read it any more"))
                .cancel(d.job());
    }

    /** True while the person may read what the delivery says. */
    static boolean may(Delivery d, State state) {
        ChannelId channel = d.letter().channel();
        return channel == null
                || d.letter().outsiders()
                || state.get(Member.KIND, Member.id(channel, d.person())).isPresent();
    }
}

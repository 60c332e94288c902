package dev.muster.rotation;

import dev.muster.access.Actor;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.rotation.RotationCommands.HandOn;
import dev.muster.rotation.RotationEvent.HandedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says who comes and who goes, once each: in the rotation's journal, and in its channel.
 *
 * <p>How far this has been said is kept with who was on call then, so that neither a restart, nor a job that runs late or
 * twice, nor a clock that is set back says anything again. What was missed while nothing ran is said in order with the
 * times at which it happened; of that the channel hears the last alone. When the rotation is changed, what came before
 * is said by what it was before.
 */
final class Handoffs {
    private static final int MOST_MISSED = 100;

    private Handoffs() {}

    /** Says what has to be said by now, and plans the next. */
    static Decision settle(
            Decision decision, @Nullable Roster before, Roster after, State state, Context context, Actor by) {
        RotationId id = after.rotation().id();
        Duty duty = state.get(Duty.KIND, id.value()).orElse(new Duty(id, null, context.now(), null));
        Instant now = Stint.max(context.now(), duty.through());
        List<HandedOn> said = before == null ? new ArrayList<>() : missed(before, duty, now);
        Turn holder = said.isEmpty() ? duty.holder() : said.get(said.size() - 1).to();
        Turn on = Schedule.at(after, now).who();
        if (!Turn.same(holder, on)) {
            said.add(said(after.rotation(), holder, on, now));
        }
        Decision entries = new Decision();
        said.forEach(event -> entries.append(Rotation.journal(context.workspace(), id), event));
        ChannelId channel = after.rotation().channel();
        if (!said.isEmpty() && channel != null && takes(channel, state)) {
            entries.append(channel.journal(context.workspace()), said.get(said.size() - 1));
        }
        return plan(decision.onBehalfOf(by, entries), after, on, now);
    }

    private static Decision plan(Decision decision, Roster roster, @Nullable Turn on, Instant now) {
        RotationId id = roster.rotation().id();
        Span next = roster.rotation().ended() ? null : Schedule.next(roster, now);
        Instant at = next == null ? now.plus(Schedule.HORIZON) : next.from();
        decision.put(Duty.KIND, new Duty(id, on, now, at));
        return roster.rotation().ended()
                ? decision.cancel(job(id))
                : decision.schedule(job(id), at, new HandOn(id, at));
    }

    /** What changed since it was last said, up to now; by the rules of zones as they are today. */
    private static List<HandedOn> missed(Roster roster, Duty duty, Instant now) {
        List<HandedOn> missed = new ArrayList<>();
        Turn holder = duty.holder();
        for (Span span : Schedule.spans(roster, duty.through(), now.plusNanos(1))) {
            if (!Turn.same(holder, span.who())) {
                missed.add(said(roster.rotation(), holder, span.who(), span.from()));
                holder = span.who();
            }
        }
        int skipped = Math.max(0, missed.size() - MOST_MISSED);
        return new ArrayList<>(missed.subList(skipped, missed.size()));
    }

    private static HandedOn said(Rotation rotation, @Nullable Turn from, @Nullable Turn to, Instant at) {
        return new HandedOn(rotation.id(), rotation.title(), from, to, at);
    }

    private static boolean takes(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value())
                .filter(c -> !c.archived())
                .isPresent();
    }

    /** A handoff is due. One that was planned for another time, since, is no more. */
    static Decision due(HandOn command, State state, Context context) {
        Rotation rotation = state.get(Rotation.KIND, command.rotation().value()).orElse(null);
        Duty duty = state.get(Duty.KIND, command.rotation().value()).orElse(null);
        if (rotation == null || rotation.ended() || duty == null || !Objects.equals(duty.nextAt(), command.planned())) {
            return new Decision();
        }
        Roster roster = Roster.in(state, rotation);
        return settle(new Decision(), roster, roster, state, context, context.actor());
    }

    private static String job(RotationId rotation) {
        return "rotation/" + rotation;
    }
}

package dev.muster.handover;

import dev.muster.channel.ChannelId;
import dev.muster.channel.Pins;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.util.List;
import java.util.Set;

/**
 * The handover by which somebody has a role now: its post is pinned, in the place of the one before.
 *
 * @param channel which channel
 * @param role name of the role, or title of the shift
 * @param entry number of the entry that is pinned
 */
record HandoverPin(ChannelId channel, String role, long entry) {
    static final Kind<HandoverPin> KIND = new Kind<>(
            "handover.pin",
            HandoverPin.class,
            p -> id(p.channel(), p.role()),
            p -> Set.of(Term.of("channel", p.channel())),
            HandoverPin::entry);

    private static String id(ChannelId channel, String role) {
        return channel.value() + "/" + role;
    }

    /** Pins the post of a handover that is accepted; one before it goes, unless another role still stands on it. */
    static void put(Decision decision, Handover handover, State state, Context context) {
        if (handover.entry() == 0) {
            return;
        }
        Handover.Offer offer = handover.offer();
        ChannelId channel = offer.incident().channel();
        List<String> roles = offer.roles();
        List<HandoverPin> before = state.find(KIND, Term.of("channel", channel));
        List<Long> stay = before.stream()
                .filter(p -> !roles.contains(p.role()))
                .map(HandoverPin::entry)
                .toList();
        before.stream()
                .filter(p -> roles.contains(p.role()))
                .map(HandoverPin::entry)
                .distinct()
                .filter(entry -> entry != handover.entry() && !stay.contains(entry))
                .forEach(entry -> Pins.unpin(decision, channel, entry, state, context));
        Amendment amended = state.entry(channel.journal(context.workspace()), handover.entry())
                .map(Amendment::of)
                .orElse(Amendment.NONE);
        String reason = "Handover: " + offer.titles();
        if (Pins.pin(decision, channel, handover.entry(), reason, amended, state, context)) {
            roles.forEach(role -> decision.put(KIND, new HandoverPin(channel, role, handover.entry())));
        }
    }
}

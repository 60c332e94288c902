package dev.muster.notifier;

import dev.muster.channel.Channel;
import dev.muster.channel.Marking;
import dev.muster.command.State;
import dev.muster.notifier.Delivery.Letter;

/**
 * What a channel's marking keeps inside: from one that is marked narrower than {@link Marking#GREEN} nothing leaves but that
 * there is something. Asked before each attempt, since markings change.
 */
final class Inside {
    private Inside() {}

    static Delivery of(Delivery d, State state) {
        return d.saying(of(d.letter(), state));
    }

    static Letter of(Letter letter, State state) {
        if (letter.channel() == null) {
            return letter;
        }
        Marking marking = state.get(Channel.KIND, letter.channel().value())
                .map(c -> c.settings().marking())
                .orElse(null);
        return marking != null && Marking.lowers(marking, Marking.GREEN)
                ? letter.saying(
                        marking.label(),
                        "There is something for you in a channel that is marked " + marking.label() + ".")
                : letter;
    }
}

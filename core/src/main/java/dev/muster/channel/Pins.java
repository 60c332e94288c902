package dev.muster.channel;

import dev.muster.channel.ChannelEvent.MessagePinned;
import dev.muster.channel.ChannelEvent.MessageUnpinned;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.Optional;

/**
 * Puts pins on and takes them off. Messages are pinned by people; rooms above pin acts of their own, such as
 * the digest of a standup, in the decision that makes them.
 */
public final class Pins {
    /** How many pins a channel holds at most. */
    public static final int MOST = 100;

    static final String PINNED = "pinned";

    private Pins() {}

    /**
     * Pins an entry, one that is there or one that this decision appends.
     *
     * @param number the entry's number
     * @param reason why; may be empty
     * @param before what later acts have done to the entry so far; {@link Amendment#NONE} for a new one
     * @return false when the channel holds no more pins: then nothing is added to the decision
     */
    public static boolean pin(
            Decision decision,
            ChannelId channel,
            long number,
            String reason,
            Amendment before,
            State state,
            Context context) {
        boolean again = state.get(Pin.KIND, Pin.id(channel, number)).isPresent();
        if (!again && state.find(Pin.KIND, Term.of("channel", channel)).size() >= MOST) {
            return false;
        }
        JournalId journal = channel.journal(context.workspace());
        Entry.Index index = state.entry(journal, number)
                .map(Entry::index)
                .or(() -> appended(decision, journal, number, state.head(journal)))
                .map(i -> MessageTerms.with(i, MessageTerms.PINNED, true))
                .orElse(null);
        decision.put(Pin.KIND, new Pin(channel, number, context.actor().id(), context.now(), reason))
                .append(journal, new MessagePinned(number, reason))
                .amend(journal, number, before.with(PINNED, true).with("pinReason", reason), index);
        return true;
    }

    /** What an entry will be found by that the decision appends. */
    private static Optional<Entry.Index> appended(Decision decision, JournalId journal, long number, Head head) {
        long at = head.sequence();
        long messages = head.messages();
        for (Decision.Act act : decision.acts()) {
            if (act instanceof Decision.Append append && append.journal().equals(journal)) {
                Event.Finding finding = append.event().finding();
                at++;
                messages += finding.message() ? 1 : 0;
                if (at == number) {
                    return Optional.of(new Entry.Index(finding.thread(), finding.terms(), finding.text(), messages));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Takes a pin off.
     *
     * @return false when the entry is not pinned: then nothing is added to the decision
     */
    public static boolean unpin(Decision decision, ChannelId channel, long number, State state, Context context) {
        if (state.get(Pin.KIND, Pin.id(channel, number)).isEmpty()) {
            return false;
        }
        JournalId journal = channel.journal(context.workspace());
        state.entry(journal, number)
                .ifPresent(e -> decision.amend(
                        journal,
                        number,
                        Amendment.of(e).without("pinReason").with(PINNED, false),
                        MessageTerms.with(e.index(), MessageTerms.PINNED, false)));
        decision.remove(Pin.KIND, Pin.id(channel, number)).append(journal, new MessageUnpinned(number, ""));
        return true;
    }
}

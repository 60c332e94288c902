package dev.muster.notifier;

import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.Messages;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Delivery.Letter;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of news whose message is deleted or edited before it has left: of a deleted one nothing leaves any more, not
 * when a dead letter is sent again either; an edited one leaves as it reads then. What is on its way at that moment has left.
 */
final class Correcting {
    private static final String DELETED = "deleted";

    private Correcting() {}

    static Decision deleted(EntryId at, MessageDeleted event, State state, Context context) {
        Decision decision = new Decision();
        String place = Seen.key(at.journal().name(), event.message());
        for (Delivery d : saying(place, state)) {
            if (d.letter().parts() == null) {
                decision.put(Delivery.KIND, d.over(Phase.GONE, "it was deleted"))
                        .cancel(d.job());
            } else {
                again(decision, d.saying(Digesting.with(d.letter(), place, DELETED)), context.now());
            }
        }
        return decision;
    }

    /** A digest that is to leave now has its words with it already: it is asked about once more. */
    private static void again(Decision decision, Delivery d, Instant now) {
        Instant next = d.nextAt();
        if (d.phase() == Phase.WAITING && next != null && !next.isAfter(now)) {
            Carrying.later(decision, d);
        } else {
            decision.put(Delivery.KIND, d);
        }
    }

    static Decision edited(EntryId at, MessageEdited event, State state, Context context) {
        Decision decision = new Decision();
        String place = Seen.key(at.journal().name(), event.message());
        String text = said(event.text());
        for (Delivery d : saying(place, state)) {
            Letter letter = d.letter();
            decision.put(
                    Delivery.KIND,
                    d.saying(
                            letter.parts() == null
                                    ? letter.saying(letter.subject(), text)
                                    : Digesting.with(letter, place, text)));
        }
        return decision;
    }

    private static List<Delivery> saying(String place, State state) {
        return state.find(Delivery.KIND, Term.of("says", place));
    }

    private static String said(String text) {
        return Spreading.text(new MessagePosted(text, List.of(), false, 0).sentence());
    }

    /** What is to be said of an entry by now; empty for a message that is deleted. */
    static Optional<String> now(String text, JournalId journal, long entry, State state, Context context) {
        Entry message = state.entry(journal, entry).filter(Messages::posted).orElse(null);
        return message == null
                ? Optional.of(text)
                : Messages.text(message, context).map(Correcting::said);
    }
}

package dev.muster.notifier;

import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Errand;
import dev.muster.command.State;
import dev.muster.notifier.NotifierCommands.Carried;
import dev.muster.notifier.NotifierCommands.Carry;
import dev.muster.notifier.NotifierCommands.Release;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a message to a notifier, and reports what it says. */
final class CarryErrand implements Errand<Carry> {
    private static final int LONGEST_NOTE = 300;
    private final Outlets outlets;
    private final Contacts contacts;

    CarryErrand(Outlets outlets, Contacts contacts) {
        this.outlets = outlets;
        this.contacts = contacts;
    }

    @Override
    public Optional<String> about(Carry command) {
        return Optional.ofNullable(command.letter().channel()).map(ChannelId::value);
    }

    @Override
    public Optional<Command> instead(Carry command, Trip trip, State state) {
        return Carrying.stands(command, state, trip.from())
                ? Optional.empty()
                : Optional.of(new Release(command.delivery(), command.person()));
    }

    @Override
    public Duration deadline(Carry command) {
        return outlets.limit(command.notifier());
    }

    @Override
    public Command run(Carry command, Trip trip) throws Exception {
        Notifier notifier = outlets.notifier(command.notifier());
        if (notifier == null) {
            return carried(command, Receipt.failed("this node has no such notifier"), null);
        }
        Optional<String> address = contacts.address(trip.workspace(), command.person(), command.notifier());
        if (address.isEmpty()) {
            return carried(command, Receipt.refused("there is no address for it"), null);
        }
        Delivery.Letter letter = command.letter();
        return carried(
                command,
                notifier.deliver(new Message(
                        command.delivery(),
                        trip.workspace(),
                        command.person(),
                        address.get(),
                        letter.urgency(),
                        letter.kind(),
                        letter.subject(),
                        letter.text(),
                        letter.channel(),
                        letter.entry(),
                        letter.drill() != null)),
                null);
    }

    private static Command carried(Carry c, @Nullable Receipt receipt, @Nullable String withheld) {
        Receipt said = receipt == null ? Receipt.failed("the notifier said nothing") : receipt;
        String note =
                said.note() == null ? "" : said.note().replaceAll("\\s+", " ").strip();
        return new Carried(
                c.delivery(),
                c.person(),
                c.notifier(),
                c.member(),
                c.attempt(),
                new Receipt(said.sort(), Spreading.cut(note, LONGEST_NOTE)),
                withheld);
    }

    @Override
    public Command failed(Carry command, Trip trip, String why) {
        return carried(command, Receipt.failed(why), null);
    }

    @Override
    public Command withheld(Carry command, Trip trip, String why) {
        return carried(command, Receipt.failed(""), why);
    }
}

package dev.muster.incident;

import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further channel of an incident, to be opened by a room above with the incident itself.
 *
 * @param id a new id
 * @param purpose whom it is for, 1 to 60 characters
 * @param name 1 to 80 characters
 * @param marking how far what is said there may travel; null for unmarked
 * @param people who is in it from the start, each once
 */
public record FurtherChannel(
        ChannelId id, String purpose, String name, @Nullable Marking marking, List<Added> people) {
    /** Takes a copy. */
    public FurtherChannel {
        people = List.copyOf(people);
    }

    /** Opens it: the channel, its people, the entry in the responders' channel, and how the incident stands now. */
    public Decision open(Decision decision, IncidentId incident, State state, Context context) {
        return ChannelSet.open(decision, incident.channel(), this, state, context);
    }
}

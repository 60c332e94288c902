package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.State;
import java.util.Collection;

/**
 * Names by which people in a channel can be mentioned besides their own, such as the roles of an incident. Rooms
 * above offer them to {@link Channels}. Pure.
 */
@FunctionalInterface
public interface Nameable {
    /**
     * Who is meant by this name in this channel; nobody when it is none of these names.
     *
     * @param name what stands behind the {@code @}, in lower case
     */
    Collection<PersonId> called(String name, ChannelId channel, State state);
}

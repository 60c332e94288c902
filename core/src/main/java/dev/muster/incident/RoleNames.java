package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Nameable;
import dev.muster.command.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets whoever holds a role of an incident be mentioned by it, in every channel of the incident: {@code @commander}. */
public final class RoleNames implements Nameable {
    /** The names of all roles. */
    public RoleNames() {}

    @Override
    public Collection<PersonId> called(String name, ChannelId channel, State state) {
        return home(channel, state)
                .flatMap(home -> Role.in(state, IncidentId.of(home), name))
                .map(role -> Stream.ofNullable(role.primary()).toList())
                .orElse(List.of());
    }

    private static Optional<ChannelId> home(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value())
                .flatMap(c -> c.incident()
                        ? Optional.of(c.id())
                        : Optional.ofNullable(c.settings().set()));
    }
}

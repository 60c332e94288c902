package dev.muster.command;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on call, for features that address whoever it is. Pure; used like the state that it is given. */
@FunctionalInterface
public interface OnCall {
    /** There are no rotations: nobody is. */
    OnCall NOBODY = (rotation, state, at) -> Optional.empty();

    /**
     * Who is on call.
     *
     * @param rotation the id of a rotation, or its title, when no other is called so
     * @param state where rotations are looked up
     * @param at when
     * @return empty when nobody is, or when there is no such rotation
     */
    Optional<Holder> at(String rotation, State state, Instant at);

    /**
     * A person, or a group as a whole; one of the two is there.
     *
     * @param person the person; null for a group
     * @param group the group; null for a person
     * @param name what they were called when they were put into the rotation
     */
    record Holder(@Nullable PersonId person, @Nullable GroupId group, String name) {}
}

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
    OnCall NOBODY = new OnCall() {
        @Override
        public Optional<Holder> at(String rotation, State state, Instant at) {
            return Optional.empty();
        }

        @Override
        public boolean knows(String rotation, State state) {
            return false;
        }
    };

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
     * Whether anybody could be on call under this name, now or later.
     *
     * @param rotation as above
     * @param state as above
     * @return false when there is no such rotation, it has ended, or several are called so; true where that is not known
     */
    default boolean knows(String rotation, State state) {
        return true;
    }

    /**
     * A person, or a group as a whole; one of the two is there.
     *
     * @param person the person; null for a group
     * @param group the group; null for a person
     * @param name what they were called when they were put into the rotation
     */
    record Holder(@Nullable PersonId person, @Nullable GroupId group, String name) {}
}

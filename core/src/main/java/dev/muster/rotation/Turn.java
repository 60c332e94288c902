package dev.muster.rotation;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: a person's, or a group's as a whole. One of the two is there.
 *
 * @param person the person; null for a group
 * @param group the group; null for a person
 * @param name what they were called when they were put in; not sent by callers
 */
public record Turn(
        @Nullable PersonId person,
        @Nullable GroupId group,
        @Nullable String name) {
    /** A person. */
    public static Turn of(String person) {
        return new Turn(new PersonId(person), null, null);
    }

    /** A group. */
    public static Turn ofGroup(String group) {
        return new Turn(null, new GroupId(group), null);
    }

    /** True when it is this person's own turn. */
    boolean is(PersonId other) {
        return other.equals(person);
    }

    /** What it is called: its name, or else its id. */
    String called() {
        if (name != null) {
            return name;
        }
        if (person != null) {
            return person.value();
        }
        return group == null ? "nobody" : group.value();
    }

    /** True when both are the same person or group, whatever they are called, or both are nobody. */
    static boolean same(@Nullable Turn one, @Nullable Turn other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return java.util.Objects.equals(one.person, other.person) && java.util.Objects.equals(one.group, other.group);
    }
}

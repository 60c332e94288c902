package dev.muster.access;

/** What someone is in one channel, from least to most. */
public enum Rank {
    /** Not in it. */
    NONE,
    /** In it as a guest: reads and posts, changes nothing else. */
    GUEST,
    /** In it. */
    MEMBER,
    /** In it, and may change who else is. */
    OWNER;

    /** True when this rank is at least the other. */
    public boolean atLeast(Rank other) {
        return compareTo(other) >= 0;
    }
}

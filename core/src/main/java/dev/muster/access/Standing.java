package dev.muster.access;

/**
 * How an actor stands to one loaded object: all that a {@link Policy} is told about it. Made from stored
 * state in the same snapshot as the act.
 *
 * @param rank what the actor is in the object's channel
 * @param open true for a public channel: every insider of the workspace may read and join
 * @param archived true once the channel takes no more changes
 */
public record Standing(Rank rank, boolean open, boolean archived) {
    /** The standing to something that does not exist: the same as to something one may not see. */
    public static final Standing ABSENT = new Standing(Rank.NONE, false, false);
}

package dev.muster.access;

/**
 * Decides what an actor may do. Step 4 of every command, and every read and delivery.
 *
 * <p>A pure function: it is called often, on any thread, several at once, also inside a transaction while
 * channel rows are locked. It must neither block nor ask anyone; what it needs to know of the host belongs
 * into the {@link Person} that the {@link Directory} gives. A throw refuses that one act.
 *
 * <p>Muster turns a refusal into the same answer as for something that does not exist.
 */
@FunctionalInterface
public interface Policy {
    /** True when the actor may do this to an object to which they stand so. */
    boolean allows(Actor actor, Action action, Standing standing);

    /**
     * The rules that are used unless the host sets others: Muster itself may do what came due; in a channel
     * one needs the action's rank; a public channel lets insiders read, and do what needs no rank (join); an
     * archived channel refuses changes; a guest never acts as owner.
     */
    static Policy standard() {
        return (actor, action, standing) -> {
            if (actor.system()) {
                return true;
            }
            if (action.changes() && standing.archived()) {
                return false;
            }
            if (standing.rank() != Rank.NONE && standing.rank().atLeast(action.needs())) {
                return !actor.guest() || action.needs() != Rank.OWNER;
            }
            boolean walksIn = standing.open() && actor.insider();
            return walksIn && (action.needs() == Rank.NONE || (!action.changes() && action.needs() != Rank.OWNER));
        };
    }
}

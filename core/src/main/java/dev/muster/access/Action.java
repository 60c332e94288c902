package dev.muster.access;

/**
 * Something that can be allowed or refused. Features declare their own as constants; the name is what a
 * {@link Policy} and the access journal see.
 *
 * @param name {@code room.verb}, for instance {@code channel.post}
 * @param needs the least standing in the channel that the standard policy asks for
 * @param changes true when an archived channel refuses it
 */
public record Action(String name, Rank needs, boolean changes) {
    /** An action that only reads. */
    public static Action reading(String name, Rank needs) {
        return new Action(name, needs, false);
    }

    /** An action that changes something. */
    public static Action changing(String name, Rank needs) {
        return new Action(name, needs, true);
    }
}

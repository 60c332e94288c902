package dev.muster.server;

/** Something that this server needs for itself is another's: the folder or the port. The message says what to do. */
final class Occupied extends RuntimeException {
    private static final long serialVersionUID = 1;

    Occupied(String message) {
        super(message);
    }
}

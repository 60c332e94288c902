package dev.muster.storage;

/** Something that a store could not do. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public StoreException(String message) {
        super(message);
    }

    /** With what happened, and why. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

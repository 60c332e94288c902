package dev.muster.storage;

/** The database is set up so that acknowledged work could be lost, or is in use by another process. The message says what to change. */
public final class UnsafeStore extends StoreException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public UnsafeStore(String message) {
        super(message);
    }

    /** With what happened, and why. */
    public UnsafeStore(String message, Throwable cause) {
        super(message, cause);
    }
}

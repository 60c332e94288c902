package dev.muster.storage;

/** The database cannot be reached, or did not answer in time; nothing was written. */
public final class StoreUnavailable extends StoreException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public StoreUnavailable(String message) {
        super(message);
    }

    /** With what happened, and why. */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

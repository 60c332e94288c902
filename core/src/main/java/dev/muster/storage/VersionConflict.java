package dev.muster.storage;

/** Another transaction got in between; nothing was written, and the work can be run again. */
public final class VersionConflict extends StoreException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public VersionConflict(String message) {
        super(message);
    }

    /** With what happened, and why. */
    public VersionConflict(String message, Throwable cause) {
        super(message, cause);
    }
}

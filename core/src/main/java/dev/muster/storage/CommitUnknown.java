package dev.muster.storage;

/** The answer to a commit was lost: either everything was written or nothing. Read the receipts back. */
public final class CommitUnknown extends StoreException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public CommitUnknown(String message) {
        super(message);
    }

    /** With what happened, and why. */
    public CommitUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.muster.storage;

/** What is kept is not what was stored: bytes are missing or changed. The message says where. None of it is served. */
public final class DamagedContent extends StoreException {
    private static final long serialVersionUID = 1;

    /** With where it is and what is wrong with it. */
    public DamagedContent(String message) {
        super(message);
    }

    /** With where it is, what is wrong with it, and why. */
    public DamagedContent(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.muster.websocket;

/** Somebody is not let in: not signed in, from a page of a foreign origin, or too many. */
public final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    NotAdmitted(String code, String message) {
        super(message, null, false, false);
        this.refusal = new Refusal(code, null, message, null);
    }

    /** What is said outward. */
    public Refusal refusal() {
        return refusal;
    }
}

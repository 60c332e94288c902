package dev.muster.websocket;

/** A command or question was refused; says why, and under which reference the server's log tells more. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    /** With what the server said. */
    public Refused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.message());
        this.refusal = refusal;
    }

    /** What the server said. */
    public Refusal refusal() {
        return refusal;
    }
}

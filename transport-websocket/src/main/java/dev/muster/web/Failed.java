package dev.muster.web;

import dev.muster.websocket.Refusal;

/** A request that ends with a status of HTTP's own. */
final class Failed extends RuntimeException {
    static final String BEARER = "Bearer";
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient Refusal refusal;
    private final String challenge;

    Failed(int status, Refusal refusal) {
        this(status, refusal, BEARER);
    }

    /** With how one says who one is, for 401 (RFC 9110, section 11.6.1). */
    Failed(int status, Refusal refusal, String challenge) {
        super(refusal.message(), null, false, false);
        this.status = status;
        this.refusal = refusal;
        this.challenge = challenge;
    }

    static Failed of(int status, String message) {
        return new Failed(status, Refusal.invalid("", message));
    }

    static Failed notFound() {
        return new Failed(404, new Refusal("absent", null, "there is no such thing, or it is not yours to see", null));
    }

    int status() {
        return status;
    }

    String challenge() {
        return challenge;
    }

    Refusal refusal() {
        return refusal;
    }
}

package dev.muster.web;

import dev.muster.websocket.Refusal;

/** A request that ends with a status of HTTP's own. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient Refusal refusal;

    Failed(int status, Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.status = status;
        this.refusal = refusal;
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

    Refusal refusal() {
        return refusal;
    }
}

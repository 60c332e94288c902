package dev.muster.engine;

/** The job of this claim was taken over, replaced or finished: its effect must not happen here. */
final class LostClaim extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostClaim() {
        super("the job is not held any more", null, false, false);
    }
}

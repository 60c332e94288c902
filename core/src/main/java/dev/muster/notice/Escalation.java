package dev.muster.notice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a chain that is gone through while nobody acknowledges a notice.
 *
 * @param to who is asked
 * @param waitSeconds how long it waits for them before the next step, 1 second to 366 days; null for 300
 * @param via the group of notifiers by which they are told; null for what each of them has chosen
 */
public record Escalation(
        Addressees to, @Nullable Long waitSeconds, @Nullable String via) {
    /** Nobody by name is everyone in the channel. */
    public Escalation {
        to = Objects.requireNonNullElse(to, Addressees.EVERYONE);
    }

    /** Asks some, and waits. */
    public static Escalation of(Addressees to, long waitSeconds) {
        return new Escalation(to, waitSeconds, null);
    }

    long patience() {
        return Objects.requireNonNullElse(waitSeconds, 300L);
    }
}

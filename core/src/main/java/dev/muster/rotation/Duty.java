package dev.muster.rotation;

import dev.muster.command.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last said about who is on call, and when it is looked at next.
 *
 * @param rotation whose
 * @param holder who was said to be on call; null for nobody
 * @param through all that changed until this moment was said
 * @param nextAt when it changes next, as far as the rules of zones say now; null when it does not
 */
record Duty(
        RotationId rotation,
        @Nullable Turn holder,
        Instant through,
        @Nullable Instant nextAt) {
    /** How it is kept: one document for each rotation. */
    static final Kind<Duty> KIND =
            Kind.of("rotation.duty", Duty.class, d -> d.rotation().value());
}

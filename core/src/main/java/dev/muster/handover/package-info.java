/**
 * Handovers and standups: how command passes from one person to the next without ever being nobody's, and how
 * a team tells itself where it stands at fixed times of day.
 *
 * <p>Read {@link dev.muster.handover.Handover} and {@link dev.muster.handover.HandoverRules} for the one,
 * {@link dev.muster.handover.Standup}, {@link dev.muster.local.NextOccurrence} and
 * {@link dev.muster.handover.Sessions} for the other.
 */
@NullMarked
package dev.muster.handover;

import org.jspecify.annotations.NullMarked;

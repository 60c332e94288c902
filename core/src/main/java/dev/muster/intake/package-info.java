/**
 * Intake: what other tools report, turned into incidents.
 *
 * <p>One group of alerts, one incident. Read {@link dev.muster.intake.Intake} for how a payload comes in and
 * {@link dev.muster.intake.AlertRules} for what comes of it.
 */
@NullMarked
package dev.muster.intake;

import org.jspecify.annotations.NullMarked;

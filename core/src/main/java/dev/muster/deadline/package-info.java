/**
 * Regulatory clocks: by when an authority, or whoever else has a right to it, must have been told of an incident.
 *
 * <p>What a regime demands is data ({@link dev.muster.deadline.ClockDefinition}); {@link dev.muster.deadline.Reckoning}
 * says how a deadline is reckoned out of instants that people recorded, and {@link dev.muster.deadline.Clock} is one
 * definition at work in one incident. Read {@link dev.muster.deadline.DeadlineCommands} for what can be done.
 */
@NullMarked
package dev.muster.deadline;

import org.jspecify.annotations.NullMarked;

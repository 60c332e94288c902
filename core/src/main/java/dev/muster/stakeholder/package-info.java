/**
 * Who needs to know what of an incident, how often and in which language, and how it gets to them.
 *
 * <p>The {@link dev.muster.stakeholder.Matrix} of a workspace is data; an {@link dev.muster.stakeholder.UpdateDraft} is what
 * somebody writes for its audiences and a second person approves; what goes out, by hand or by itself, goes out one way.
 * Read {@link dev.muster.stakeholder.StakeholderCommands} for what can be done.
 */
@NullMarked
package dev.muster.stakeholder;

import org.jspecify.annotations.NullMarked;

/**
 * Concerns: anyone who is signed in says that something may be wrong, gets a receipt and sees what became of it, and
 * nothing else. Those who triage declare an incident, merge it into one, or dismiss it with a reason.
 *
 * <p>Read {@link dev.muster.concern.Concern} first, then {@link dev.muster.concern.ConcernCommands}.
 */
@NullMarked
package dev.muster.concern;

import org.jspecify.annotations.NullMarked;

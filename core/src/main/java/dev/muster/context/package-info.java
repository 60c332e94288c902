/**
 * The context pack: what is laid before everybody when an incident opens, and what is asked of other systems then.
 *
 * <p>Read {@link dev.muster.playbook.ContextPlan} for what can be planned, then {@link dev.muster.context.Collector}.
 */
@NullMarked
package dev.muster.context;

import org.jspecify.annotations.NullMarked;

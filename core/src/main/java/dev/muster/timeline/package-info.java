/**
 * What happened in an incident and when: the acts of its journal, what people put beside them, and what was corrected.
 *
 * <p>Nothing on a timeline is ever changed: a correction is an entry of its own, also of a time. Read
 * {@link dev.muster.timeline.TimelineViews} for what is asked and {@link dev.muster.timeline.TimelineEvent} for what is
 * written.
 */
@NullMarked
package dev.muster.timeline;

import org.jspecify.annotations.NullMarked;

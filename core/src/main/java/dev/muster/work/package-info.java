/**
 * Work over all incidents: what waits for one person, which incidents they follow, and the board of all that are open.
 * Reads what other rooms keep; each question is a fixed number of reads, however many incidents there are.
 *
 * <p>Read {@link dev.muster.work.WorkViews} first.
 */
@NullMarked
package dev.muster.work;

import org.jspecify.annotations.NullMarked;

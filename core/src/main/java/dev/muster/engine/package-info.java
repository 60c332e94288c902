/**
 * Runs commands through the seven steps, runs due jobs, and feeds transports. Knows no feature; not exported.
 *
 * <p>Read {@link dev.muster.engine.Engine} first, then {@link dev.muster.engine.Committer} (steps 3 to 6, many
 * commands in one transaction), {@link dev.muster.engine.Hub} (step 7) and {@link dev.muster.engine.Timer}
 * (what comes due).
 */
@NullMarked
package dev.muster.engine;

import org.jspecify.annotations.NullMarked;

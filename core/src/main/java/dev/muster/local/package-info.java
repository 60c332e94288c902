/**
 * What local times of named zones mean, said once for every room that has schedules.
 *
 * <p>Read {@link dev.muster.local.LocalTimes} first, then {@link dev.muster.local.NextOccurrence}.
 */
@NullMarked
package dev.muster.local;

import org.jspecify.annotations.NullMarked;

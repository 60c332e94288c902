/**
 * Rotations: who is on call, in turns that are handed on at local times, with overrides, swaps and absences, and with
 * calendars in and out.
 *
 * <p>Read {@link dev.muster.rotation.Layer} and {@link dev.muster.rotation.Roster} for what a rotation is,
 * {@link dev.muster.rotation.Schedule} for who is on call, and {@link dev.muster.rotation.Handoffs} for how that is said
 * when it changes.
 */
@NullMarked
package dev.muster.rotation;

import org.jspecify.annotations.NullMarked;

/**
 * Exercises: incidents that are played. What makes one an exercise is said at its declaration; here is the script, the
 * conductor, and how what happened compares with what was expected.
 *
 * <p>Read {@link dev.muster.playbook.ExercisePlan} for what can be planned, then {@link dev.muster.exercise.Exercise}.
 */
@NullMarked
package dev.muster.exercise;

import org.jspecify.annotations.NullMarked;

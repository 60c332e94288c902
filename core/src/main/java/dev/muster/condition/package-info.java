/** Conditions: what a task, a rule or a notification depends on, as data, with one evaluator that always ends. */
@NullMarked
package dev.muster.condition;

import org.jspecify.annotations.NullMarked;

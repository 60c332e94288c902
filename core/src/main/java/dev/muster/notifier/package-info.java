/**
 * What reaches people who are not looking: what they are told is spread to notifiers, e-mail and others, as each of them has
 * asked for, with every attempt on record.
 *
 * <p>Begin with {@link dev.muster.notifier.Notifier}, which hosts implement, and {@link dev.muster.notifier.Telling}, by
 * which other rooms have people told. {@link dev.muster.notifier.Spreading} says who is told how,
 * {@link dev.muster.notifier.Carrying} how it gets there.
 */
@NullMarked
package dev.muster.notifier;

import org.jspecify.annotations.NullMarked;

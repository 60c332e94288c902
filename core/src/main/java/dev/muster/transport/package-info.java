/**
 * The interface that carries news outward.
 *
 * <p>Read {@link dev.muster.transport.Connection}: one object for each place that news goes to.
 */
@NullMarked
package dev.muster.transport;

import org.jspecify.annotations.NullMarked;

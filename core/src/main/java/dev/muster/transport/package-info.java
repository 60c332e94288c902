/**
 * The interface that carries news outward.
 *
 * <p>A transport asks {@link dev.muster.transport.Feeds} for a {@link dev.muster.transport.Feed} for each
 * connection, subscribes it to journals, and gets what happens there through its own
 * {@link dev.muster.transport.Outlet}. Nothing is authorised in a transport: the engine decides at every
 * delivery.
 */
@NullMarked
package dev.muster.transport;

import org.jspecify.annotations.NullMarked;

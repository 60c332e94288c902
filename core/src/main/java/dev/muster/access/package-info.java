/**
 * Who is asking, and what they may do. The lowest room: it knows no other.
 *
 * <p>Read {@link dev.muster.access.Caller} first (who a transport says is asking), then
 * {@link dev.muster.access.Actor} (what the host's {@link dev.muster.access.Directory} says about that
 * person now), then {@link dev.muster.access.Policy} (what an actor may do to one object). Nothing here
 * stores anything, and no identity is ever created here: people belong to the host.
 */
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;

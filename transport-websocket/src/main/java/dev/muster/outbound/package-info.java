/** Requests to other systems, guarded: only whom the host names, only public addresses, only so much and so long. */
@NullMarked
package dev.muster.outbound;

import org.jspecify.annotations.NullMarked;

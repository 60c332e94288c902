/**
 * Measures Muster against hand-written references, in one run, interleaved: every figure is a ratio to a limit
 * taken in the same minutes on the same machine. Read {@link dev.muster.bench.Duel} first.
 */
@NullMarked
package dev.muster.bench;

import org.jspecify.annotations.NullMarked;

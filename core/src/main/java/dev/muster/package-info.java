/**
 * The front door: {@link dev.muster.Muster} and its builder. A host needs this package, the commands and
 * questions of the features' packages, and nothing else.
 */
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;

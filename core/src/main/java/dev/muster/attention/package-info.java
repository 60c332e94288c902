/**
 * Messages that are to be acknowledged: who was asked, who has, and asking again until everyone did.
 *
 * <p>Begin with {@link dev.muster.attention.Acknowledgements}.
 */
@NullMarked
package dev.muster.attention;

import org.jspecify.annotations.NullMarked;

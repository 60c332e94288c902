/**
 * Search: what was said and done, found by words and filters over every channel that the asker may read.
 *
 * <p>Read {@link dev.muster.search.QueryText} for the language, {@link dev.muster.search.Searches} for how a question is
 * answered, and {@link dev.muster.search.Relevance} for the one order that is not by time.
 */
@NullMarked
package dev.muster.search;

import org.jspecify.annotations.NullMarked;

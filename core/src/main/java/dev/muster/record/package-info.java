/**
 * What is kept beside the journal: versioned documents with terms to find them by, and jobs that come due.
 *
 * <p>Read {@link dev.muster.record.Document} first. A store knows these shapes and nothing of what is in
 * them; a feature knows its own bodies and nothing of how they are kept.
 */
@NullMarked
package dev.muster.record;

import org.jspecify.annotations.NullMarked;

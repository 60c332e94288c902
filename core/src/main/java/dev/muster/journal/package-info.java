/**
 * What happened: numbered, append-only, hash-chained lists of entries, one a channel.
 *
 * <p>Read {@link dev.muster.journal.Entry} first, then {@link dev.muster.journal.HashChain} (how each entry
 * vouches for all before it) and {@link dev.muster.journal.Verifier} (how an auditor checks that offline).
 */
@NullMarked
package dev.muster.journal;

import org.jspecify.annotations.NullMarked;

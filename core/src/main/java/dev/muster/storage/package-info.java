/**
 * What a database has to offer: documents, journals and jobs, changed together in one transaction or not at
 * all.
 *
 * <p>Read {@link dev.muster.storage.Store} first. {@link dev.muster.storage.MemoryStore} is the executable
 * specification; the contracts of the conformance kit hold every store to it. A store knows no feature:
 * nothing here grows when a feature is added.
 */
@NullMarked
package dev.muster.storage;

import org.jspecify.annotations.NullMarked;

/**
 * Contracts that an implementation of Muster's interfaces has to keep, as JUnit and jqwik tests to inherit.
 *
 * <p>Read {@link dev.muster.tck.StoreContract} first: a test class implements it, says how to open a store, and has
 * all its tests. Depends on core's exported packages, JUnit, jqwik and AssertJ.
 */
@NullMarked
package dev.muster.tck;

import org.jspecify.annotations.NullMarked;

/**
 * What Muster is measured against: the least code that stores and sends the same bytes with the same indexes and
 * the same durability, written by hand for each store in its best form. No authorisation, no features.
 */
@NullMarked
package dev.muster.bench.reference;

import org.jspecify.annotations.NullMarked;

/** Properties that people define for incidents: their types, and what may be their value. */
@NullMarked
package dev.muster.property;

import org.jspecify.annotations.NullMarked;

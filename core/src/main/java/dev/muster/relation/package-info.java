/**
 * How incidents stand to each other: parents and children, duplicates, and what is only related. A child with a lead of
 * its own is a stream of its parent, which hears how it stands.
 *
 * <p>Whoever relates two incidents works on both. Nobody learns of an incident what they may not read: entries name the
 * other side by its id alone, and {@link dev.muster.relation.RelationViews} shows only what the caller may read. What a
 * stream reports to its parent goes as far as the parent's marking allows.
 */
@NullMarked
package dev.muster.relation;

import org.jspecify.annotations.NullMarked;

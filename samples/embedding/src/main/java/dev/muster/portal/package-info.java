/**
 * A portal that has Muster in it: its own server, its own login, its own database, and Muster below
 * {@code /portal/muster/}. {@link dev.muster.portal.Portal} mounts it in ten lines.
 */
@NullMarked
package dev.muster.portal;

import org.jspecify.annotations.NullMarked;

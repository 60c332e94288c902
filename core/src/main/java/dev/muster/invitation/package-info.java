/**
 * Invitations by link: one person, once, into one channel, within a time.
 *
 * <p>Begin with {@link dev.muster.invitation.Invitations}.
 */
@NullMarked
package dev.muster.invitation;

import org.jspecify.annotations.NullMarked;

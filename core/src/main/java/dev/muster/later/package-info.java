/**
 * What somebody has put off: messages to be sent later, and reminders of messages.
 *
 * <p>Begin with {@link dev.muster.later.Later}. What becomes of it is said in the person's own journal.
 */
@NullMarked
package dev.muster.later;

import org.jspecify.annotations.NullMarked;

/**
 * Threads that people follow: what of them is unread, beside what is unread in the channel.
 *
 * <p>Begin with {@link dev.muster.thread.Threads}. All of it is state of one person, and no entry that others see.
 */
@NullMarked
package dev.muster.thread;

import org.jspecify.annotations.NullMarked;

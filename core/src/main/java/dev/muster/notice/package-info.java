/**
 * Notices: what a channel is to be told at a time, once, again and again, or until somebody acknowledges it.
 *
 * <p>A notice belongs to its channel and not to the person who made it. Read {@link dev.muster.notice.Notice}
 * for how it stands, {@link dev.muster.notice.Firing} for when it fires, and
 * {@link dev.muster.notice.NoticeEvent} for what can happen.
 */
@NullMarked
package dev.muster.notice;

import org.jspecify.annotations.NullMarked;

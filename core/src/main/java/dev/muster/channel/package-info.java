/**
 * Channels: who is in them, what is said, and what of it is unread.
 *
 * <p>A channel's journal is the channel. Read {@link dev.muster.channel.ChannelEvent} for what can happen,
 * {@link dev.muster.channel.InChannel} for how a command about a channel is authorised, and
 * {@link dev.muster.channel.Channels} for the feature itself.
 */
@NullMarked
package dev.muster.channel;

import org.jspecify.annotations.NullMarked;

package dev.muster.channel;

/**
 * A message somewhere, by its place alone: what it says is looked up for each reader at the moment of reading.
 *
 * @param channel which channel
 * @param message its number there
 */
public record Quote(ChannelId channel, long message) {}

package dev.muster.channel;

import dev.muster.command.Command;

/** A command that is about one channel and appends to its journal. */
public interface ChannelCommand extends Command {
    /** Which channel. */
    ChannelId channel();
}

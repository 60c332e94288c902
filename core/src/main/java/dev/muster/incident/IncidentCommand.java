package dev.muster.incident;

import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Limits;

/** A command that is about one incident and appends to its home journal. */
public interface IncidentCommand extends ChannelCommand {
    /** Which incident. */
    IncidentId incident();

    @Override
    default ChannelId channel() {
        return Limits.present("incident", incident()).channel();
    }
}

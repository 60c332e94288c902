package dev.muster.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.journal.JournalId;

/**
 * Which incident. Its home channel has the same id, so that nothing has to be looked up to find it.
 *
 * @param value the value of the home channel's id
 */
public record IncidentId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public IncidentId {
        value = new ChannelId(value).value();
    }

    /** The incident whose home is this channel. */
    public static IncidentId of(ChannelId channel) {
        return new IncidentId(channel.value());
    }

    /** The home channel. */
    public ChannelId channel() {
        return new ChannelId(value);
    }

    /** The home channel's journal. */
    public JournalId journal(WorkspaceId workspace) {
        return channel().journal(workspace);
    }

    @Override
    public String toString() {
        return value;
    }
}

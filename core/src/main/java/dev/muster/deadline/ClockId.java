package dev.muster.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which clock of an incident.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record ClockId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public ClockId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.muster.later;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which scheduled message or reminder.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record ScheduledId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public ScheduledId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

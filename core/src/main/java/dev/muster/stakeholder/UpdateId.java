package dev.muster.stakeholder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which update of an incident.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record UpdateId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public UpdateId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

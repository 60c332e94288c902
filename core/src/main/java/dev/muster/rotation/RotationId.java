package dev.muster.rotation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which rotation.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record RotationId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public RotationId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

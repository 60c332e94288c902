package dev.muster.concern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which concern: the receipt of whoever reported it.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record ConcernId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public ConcernId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

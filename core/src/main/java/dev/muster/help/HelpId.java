package dev.muster.help;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which call for help.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record HelpId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public HelpId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

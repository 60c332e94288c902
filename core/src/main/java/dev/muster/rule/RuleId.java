package dev.muster.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.channel.ChannelId;

/**
 * Which rule.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record RuleId(@JsonValue String value) {
    /** Checks the shape. */
    @JsonCreator
    public RuleId {
        value = new ChannelId(value).value();
    }

    @Override
    public String toString() {
        return value;
    }
}

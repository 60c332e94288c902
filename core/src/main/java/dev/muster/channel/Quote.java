package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message somewhere, by its place alone: what it says is looked up for each reader at the moment of reading.
 *
 * @param channel which channel
 * @param message its number there
 */
public record Quote(ChannelId channel, long message) {
    private static final Pattern SHORT = Pattern.compile("([A-Za-z0-9-]{1,64})/([0-9]{1,18})");

    /** A place. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Quote {}

    /** A place written as {@code channel/message}, as addresses carry it; anything else is refused. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quote of(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a message elsewhere is written channel/number");
        }
        return new Quote(new ChannelId(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
}

package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import java.util.regex.Pattern;

/**
 * Which channel.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}
 */
public record ChannelId(@JsonValue String value) {
    /** The sort of journal that channels have. */
    public static final String SORT = "channel";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Checks the shape. */
    @JsonCreator
    public ChannelId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a channel id has 1 to 64 letters, digits and hyphens");
        }
    }

    /** The channel's journal. */
    public JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, value);
    }

    @Override
    public String toString() {
        return value;
    }
}

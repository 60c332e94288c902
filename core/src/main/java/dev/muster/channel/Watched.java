package dev.muster.channel;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.record.DocumentKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rooms above wait for in the channels of a workspace, in one small document that they write: it is read with every
 * command about a channel, in the same read as the channel itself, and is all that is read for an event that nobody waits
 * for.
 *
 * @param lines one for each that waits
 */
public record Watched(List<Line> lines) {
    private static final String ID = "watched";

    /** One for a workspace. */
    public static final Kind<Watched> KIND = Kind.of("channel.watched", Watched.class, w -> ID);

    /**
     * What one waits for.
     *
     * @param by id of what waits
     * @param channel in which channel alone; null for any
     * @param kinds kinds of events; null for whatever may turn a condition
     */
    public record Line(
            String by,
            @Nullable ChannelId channel,
            @Nullable List<String> kinds) {}

    /** What is waited for now. */
    public static Watched in(State state) {
        return state.get(KIND, ID).orElse(new Watched(List.of()));
    }

    /** Where it stands. */
    public static DocumentKey key(WorkspaceId workspace) {
        return KIND.key(workspace, ID);
    }
}

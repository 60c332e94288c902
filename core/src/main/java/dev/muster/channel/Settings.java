package dev.muster.channel;

import dev.muster.access.GroupId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is set about a channel besides its name.
 *
 * @param header what stands above its stream, Markdown; may be empty. The channel of an incident shows the
 *     incident's fields besides
 * @param team the team that it belongs to: of a public channel only the team's people know; null for everyone
 * @param history how much of the past newcomers see
 * @param marking how far what is said may travel; null for unmarked
 * @param set the responders' channel of the incident in whose set it is; null for none
 */
public record Settings(
        String header,
        @Nullable GroupId team,
        Visibility history,
        @Nullable Marking marking,
        @Nullable ChannelId set) {
    /** Nothing set. */
    public static final Settings NONE = new Settings("", null, Visibility.EVERYTHING, null, null);

    /** What is absent has its default. */
    public Settings {
        header = Objects.requireNonNullElse(header, "");
        history = Objects.requireNonNullElse(history, Visibility.EVERYTHING);
    }

    /** The same with another header. */
    public Settings headed(String newHeader) {
        return new Settings(newHeader, team, history, marking, set);
    }

    /** The same with another view of the past. */
    public Settings showing(Visibility newHistory) {
        return new Settings(header, team, newHistory, marking, set);
    }

    /** The same with another marking. */
    public Settings marked(@Nullable Marking newMarking) {
        return new Settings(header, team, history, newMarking, set);
    }

    /** The same, in the set of an incident. */
    public Settings within(ChannelId home) {
        return new Settings(header, team, history, marking, home);
    }
}

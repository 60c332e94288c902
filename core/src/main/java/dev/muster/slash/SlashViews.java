package dev.muster.slash;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.access.Person;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said and asked about typed commands. */
public interface SlashViews {
    /**
     * Runs what somebody typed.
     *
     * @param channel where they typed it
     * @param text a line that begins with a slash, at most 16,000 characters
     * @param meant the command that it means, found at admission; not sent by callers
     */
    record RunSlash(
            ChannelId channel,
            String text,
            @JsonIgnore @Nullable Command meant) implements ChannelCommand {
        /** A line to be run. */
        public RunSlash(ChannelId channel, String text) {
            this(channel, text, null);
        }
    }

    /** Everything that can be typed. */
    record ListSlashes(ChannelId channel) implements ChannelQuestion<SlashList> {}

    /**
     * How what was typed so far can go on.
     *
     * @param text the line, beginning with a slash
     * @param caret where the cursor stands in it, in UTF-16 code units; null for its end
     * @param people whom the directory found; not sent by callers
     */
    record CompleteSlash(
            ChannelId channel,
            String text,
            @Nullable Integer caret,
            @JsonIgnore @Nullable List<Person> people) implements ChannelQuestion<Completion> {
        /** A line to be completed. */
        public CompleteSlash(ChannelId channel, String text) {
            this(channel, text, null, null);
        }
    }

    /** Commands, by name. */
    record SlashList(List<SlashLine> commands) {}

    /** A command that can be typed. */
    record SlashLine(String name, String usage, String help) {}

    /** What can stand in place of the text between two places. */
    record Completion(int from, int to, List<Item> items) {}

    /** Something to choose. */
    record Item(String insert, String label, String detail, ItemSort sort) {}

    /** What something to choose is. */
    enum ItemSort {
        /** A command. */
        @JsonProperty("command")
        COMMAND,
        /** A person. */
        @JsonProperty("person")
        PERSON,
        /** A channel. */
        @JsonProperty("channel")
        CHANNEL,
        /** Something else, such as a task or a severity. */
        @JsonProperty("value")
        VALUE
    }
}

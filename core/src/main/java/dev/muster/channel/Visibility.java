package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of a channel's past someone sees who comes into it. */
public enum Visibility {
    /** All of it. */
    @JsonProperty("everything")
    EVERYTHING,
    /** What is written from the entry on that says they were added. */
    @JsonProperty("since-joined")
    SINCE_JOINED
}

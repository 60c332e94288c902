package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a message stands out. */
public enum Priority {
    /** It should be read soon. */
    @JsonProperty("important")
    IMPORTANT,
    /** It should be read now. */
    @JsonProperty("urgent")
    URGENT
}

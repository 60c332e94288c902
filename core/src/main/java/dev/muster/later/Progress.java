package dev.muster.later;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of something that was put off. */
public enum Progress {
    /** Its time has not come. */
    @JsonProperty("waiting")
    WAITING,
    /** The message was sent, or the reminder given. */
    @JsonProperty("done")
    DONE,
    /** The message could not be sent. */
    @JsonProperty("failed")
    FAILED,
    /** Its owner called it off. */
    @JsonProperty("cancelled")
    CANCELLED
}

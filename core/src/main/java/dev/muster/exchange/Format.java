package dev.muster.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In what form a playbook is written. */
public enum Format {
    /** Our own: loses nothing. */
    @JsonProperty("muster")
    MUSTER("muster"),
    /** An export of a Mattermost playbook, version 1. */
    @JsonProperty("mattermost")
    MATTERMOST("Mattermost"),
    /** An OASIS CACAO security playbook, version 2.0. */
    @JsonProperty("cacao")
    CACAO("CACAO");

    private final String called;

    Format(String called) {
        this.called = called;
    }

    /** What people call it. */
    public String called() {
        return called;
    }
}

package dev.muster.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an incident stands, and what it may become. */
public enum Status {
    /** Somebody noticed something; nobody has looked yet. */
    TRIAGE,
    /** It is being worked on. */
    ACTIVE,
    /** The harm has stopped, the cause has not. */
    MITIGATED,
    /** It is over. */
    RESOLVED,
    /** It is over and looked back on. */
    CLOSED;

    /** True when it may become that: forward, back to active (reopened), never to triage. */
    public boolean mayBecome(Status next) {
        return switch (this) {
            case TRIAGE -> next == ACTIVE || next == MITIGATED || next == RESOLVED;
            case ACTIVE -> next == MITIGATED || next == RESOLVED;
            case MITIGATED -> next == ACTIVE || next == RESOLVED;
            case RESOLVED -> next == ACTIVE || next == CLOSED;
            case CLOSED -> next == ACTIVE;
        };
    }

    /** True while somebody has to do something about it. */
    public boolean open() {
        return this == TRIAGE || this == ACTIVE || this == MITIGATED;
    }

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word. */
    @JsonCreator
    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

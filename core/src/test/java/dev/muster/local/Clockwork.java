package dev.muster.local;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * A clock on a wall somewhere, watched step by step: the latest local time that it has ever shown. Knows of a zone nothing
 * but what its offset is at an instant, so it says independently when a local time was first reached.
 */
public final class Clockwork {
    private final ZoneRules rules;
    private long now;
    private long shown = Long.MIN_VALUE;

    /** Begins to watch. */
    public Clockwork(ZoneRules rules, Instant from) {
        this.rules = rules;
        this.now = from.getEpochSecond();
        look();
    }

    private void look() {
        shown = Math.max(
                shown, now + rules.getOffset(Instant.ofEpochSecond(now)).getTotalSeconds());
    }

    /** Lets some seconds pass, and looks at the clock then. */
    public void pass(long seconds) {
        now += seconds;
        look();
    }

    /** The instant that it is. */
    public long now() {
        return now;
    }

    /** True once the clock has shown this local time or a later one. */
    public boolean reached(LocalDateTime local) {
        return shown >= local.toEpochSecond(ZoneOffset.UTC);
    }

    /** The latest local time ever shown, in seconds. */
    public long shown() {
        return shown;
    }
}

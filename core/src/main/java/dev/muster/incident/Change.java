package dev.muster.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An incident on its way from one state to the next: set what changes, then take {@link #incident}. */
public final class Change {
    private final Incident before;
    private String title;
    private String summary;
    private Severity severity;
    private Status status;
    private @Nullable Instant resolvedAt;
    private boolean touched;
    private boolean resolveProposed;
    private long lastUpdate;
    private @Nullable Instant nextUpdateAt;
    private Particulars particulars;

    Change(Incident before) {
        this.before = before;
        title = before.title();
        summary = before.summary();
        severity = before.severity();
        status = before.status();
        resolvedAt = before.resolvedAt();
        touched = before.touched();
        resolveProposed = before.resolveProposed();
        lastUpdate = before.lastUpdate();
        nextUpdateAt = before.nextUpdateAt();
        particulars = before.particulars();
    }

    /** Another title and summary. */
    public Change describe(String newTitle, String newSummary) {
        title = newTitle;
        summary = newSummary;
        return this;
    }

    /** Another severity; a proposal is settled by it. */
    public Change severity(Severity to) {
        severity = to;
        particulars = particulars.proposed(null);
        return this;
    }

    /**
     * Another status, at a time; being over is what the time is kept for. A proposal is settled by it. What is
     * reopened promises its updates again, at the interval last promised.
     */
    public Change status(Status to, Instant at) {
        status = to;
        resolvedAt = to.open() ? null : to == Status.RESOLVED || resolvedAt == null ? at : resolvedAt;
        nextUpdateAt = !to.open() ? null : before.status().open() ? nextUpdateAt : promised(at);
        resolveProposed = false;
        return this;
    }

    private @Nullable Instant promised(Instant from) {
        int minutes = particulars.updateEveryMinutes();
        return minutes == 0 || particulars.promisesOff() ? null : from.plus(Duration.ofMinutes(minutes));
    }

    /** Other particulars. */
    public Change particulars(UnaryOperator<Particulars> change) {
        particulars = change.apply(particulars);
        return this;
    }

    /** When the next update is promised; null for no promise. */
    public Change next(@Nullable Instant next) {
        nextUpdateAt = next;
        return this;
    }

    /** A person has acted on it. */
    public Change touched() {
        touched = true;
        return this;
    }

    /** Whether it is proposed that it is over. */
    public Change proposed(boolean proposed) {
        resolveProposed = proposed;
        return this;
    }

    /** An update was published, and the next one promised or not. */
    public Change updated(long entry, @Nullable Instant next) {
        lastUpdate = entry;
        nextUpdateAt = next;
        return this;
    }

    /** What it is now. */
    public Incident incident() {
        return new Incident(
                before.id(),
                before.number(),
                title,
                summary,
                severity,
                status,
                before.declaredBy(),
                before.declaredAt(),
                resolvedAt,
                before.playbook(),
                before.playbookVersion(),
                before.source(),
                touched,
                resolveProposed,
                before.related(),
                lastUpdate,
                nextUpdateAt,
                particulars);
    }
}

package dev.muster.command;

import dev.muster.access.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Due work whose effect lies outside the store: something is asked or sent elsewhere. A decision schedules the command
 * like any other job; when it is due, a node claims it, runs the errand <b>outside every transaction</b> on a thread of
 * a bounded pool, and commits the command that reports what became of it. The report, and the end of the job, commit only
 * while the claim holds: the report of a node that was taken over is dropped. A node that dies on the way is taken over
 * after its lease, so that an errand runs <b>at least once</b>, and whoever receives it counts by
 * {@link Trip#delivery}.
 *
 * <p>Whether it is tried again, and when, is for the reporting command to decide: it schedules the errand anew, under
 * the same id. Errands wait for each other where the pool is full, and never hold up other due work or commits.
 *
 * @param <C> what is to be done: what the job carries
 */
public interface Errand<C extends Command> {
    /**
     * For which channel this leaves, by its id: an incident's home or another of its set. {@link Fence Fences} may then
     * keep it back. Empty only for what is about no channel at all.
     */
    Optional<String> about(C command);

    /**
     * The command that is committed in place of a run, because things are no longer as they were when this was scheduled: a
     * node that was down for an hour brings nothing to somebody who was removed meanwhile. Asked right before each run, after
     * the fences. A pure function.
     *
     * @param state what is stored now
     * @return registered with {@code handleDue}, and scheduling the errand anew if it is still to run; empty to run it
     */
    default Optional<Command> instead(C command, Trip trip, State state) {
        return Optional.empty();
    }

    /**
     * How long {@link #run} may take, more than zero; never longer than three quarters of the node's lease. After that it is
     * interrupted, and {@link #failed} reports.
     */
    Duration deadline(C command);

    /**
     * Does it. Called on a thread of the pool, with no lock held; should end soon after it is interrupted, because its
     * thread counts as taken until then.
     *
     * @return the command that reports what happened, registered with {@code handleDue}
     * @throws Exception when it went wrong; {@link #failed} reports then
     */
    Command run(C command, Trip trip) throws Exception;

    /** The command that reports that it went wrong, or was not done in time. Must not throw. */
    Command failed(C command, Trip trip, String why);

    /** The command that reports that it was kept back; {@link #run} was not called. Must not throw. */
    Command withheld(C command, Trip trip, String why);

    /**
     * One run of an errand.
     *
     * @param workspace whose it is
     * @param delivery the id of the job, at most 300 characters: the same at every attempt and on every node
     * @param from when it begins, in domain time
     * @param until when it has to be over, in domain time
     */
    record Trip(WorkspaceId workspace, String delivery, Instant from, Instant until) {}
}

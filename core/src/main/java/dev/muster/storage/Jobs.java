package dev.muster.storage;

import dev.muster.record.Claim;
import dev.muster.record.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Due work and who has taken it. What is due is asked in domain time; how long a lease runs is measured by
 * the database's own clock, so that no node's clock can shorten another's lease.
 *
 * <p>Jobs are created, replaced and finished in a {@link Transaction}, together with what they bring about.
 */
public interface Jobs {
    /** {@link #claim(JobKinds, Instant, int, Duration)} of all jobs. */
    default List<Claim> claim(Instant now, int limit, Duration lease) {
        return claim(JobKinds.ALL, now, limit, lease);
    }

    /**
     * Takes jobs that are due and that nobody holds, oldest due first. Two callers never get the same job
     * while its lease runs. Each job comes with a fence greater than every fence it had before.
     *
     * @param kinds which jobs may be taken; others stay as they are
     * @param now domain time: jobs due at or before it
     * @param limit at most this many, from 1
     * @param lease how long they are the caller's; then anyone may take them
     */
    List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease);

    /** Lets go of claims that were not finished, so that they can be taken at once. One that no longer holds is skipped. */
    void release(List<Claim> claims);

    /** {@link #nextDue(JobKinds)} of all jobs. */
    default Optional<Instant> nextDue() {
        return nextDue(JobKinds.ALL);
    }

    /** The earliest due time of the jobs of these kinds that nobody holds; empty when there is none. */
    Optional<Instant> nextDue(JobKinds kinds);

    /** One job as it stands, held or not. */
    Optional<Job> job(Job.Key key);
}

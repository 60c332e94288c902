package dev.muster.jdbc;

import dev.muster.record.Claim;
import dev.muster.storage.JobKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Leases on jobs, within a transaction. */
interface Leases {
    /** Takes due jobs, in any order. */
    List<Claim> claim(Lane lane, JobKinds kinds, Instant now, int limit, Duration lease);

    /** Lets go of those that still hold. */
    void release(Lane lane, Collection<Claim> claims);

    /** The earliest due time of jobs that are free. */
    Optional<Instant> nextDue(Lane lane, JobKinds kinds);
}

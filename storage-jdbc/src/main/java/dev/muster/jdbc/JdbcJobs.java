package dev.muster.jdbc;

import dev.muster.record.Claim;
import dev.muster.record.Job;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Jobs and their leases, each call a transaction of its own. */
final class JdbcJobs implements Jobs {
    private final Lanes writers;
    private final Lanes readers;
    private final Leases leases;

    JdbcJobs(Lanes writers, Lanes readers, Leases leases) {
        this.writers = writers;
        this.readers = readers;
        this.leases = leases;
    }

    @Override
    public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
        return writers
                .run(lane -> {
                    List<Claim> claims = leases.claim(lane, kinds, now, limit, lease);
                    if (!claims.isEmpty()) {
                        lane.dirty();
                    }
                    return claims;
                })
                .stream()
                .sorted(Comparator.comparing((Claim c) -> c.job().due())
                        .thenComparing(c -> c.job().key()))
                .toList();
    }

    @Override
    public void release(List<Claim> claims) {
        if (!claims.isEmpty()) {
            writers.run(lane -> {
                leases.release(lane, claims);
                return claims;
            });
        }
    }

    @Override
    public Optional<Instant> nextDue(JobKinds kinds) {
        return readers.run(lane -> leases.nextDue(lane, kinds));
    }

    @Override
    public Optional<Job> job(Job.Key key) {
        return readers.run(lane -> keyed(lane.query("job"), key)
                .map((row, ctx) -> Rows.claim(row).job())
                .findOne());
    }

    static <S extends SqlStatement<S>> S keyed(S statement, Job.Key key) {
        return statement.bind("workspace", key.workspace().value()).bind("id", key.id());
    }
}

package dev.muster.jdbc;

import dev.muster.record.Claim;
import dev.muster.record.Json;
import dev.muster.storage.JobKinds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Leases by this machine's clock, which is the database's: one process owns the file. */
final class SqliteLeases implements Leases {
    private final InstantSource clock;

    SqliteLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Claim> claim(Lane lane, JobKinds kinds, Instant now, int limit, Duration lease) {
        long time = Text.micros(clock.instant());
        List<Claim> free = named(lane.query("claimable"), kinds)
                .bind("now", Text.micros(now))
                .bind("clock", time)
                .bind("limit", limit)
                .map((row, ctx) -> Rows.claim(row))
                .list();
        List<Claim> claims = new ArrayList<>();
        long fence = free.isEmpty() ? 0 : fences(lane, free.size()) - free.size();
        for (Claim found : free) {
            Claim claim = new Claim(found.job(), ++fence);
            JdbcJobs.keyed(lane.update("take-job"), claim.job().key())
                    .bind("fence", claim.fence())
                    .bind("until", time + lease.toNanos() / 1_000)
                    .execute();
            claims.add(claim);
        }
        return claims;
    }

    @Override
    public void release(Lane lane, Collection<Claim> claims) {
        for (Claim claim : claims) {
            JdbcJobs.keyed(lane.update("release"), claim.job().key())
                    .bind("fence", claim.fence())
                    .execute();
        }
    }

    @Override
    public Optional<Instant> nextDue(Lane lane, JobKinds kinds) {
        return named(lane.query("next-due"), kinds)
                .bind("clock", Text.micros(clock.instant()))
                .mapTo(Long.class)
                .findOne()
                .map(Text::time);
    }

    private static Query named(Query query, JobKinds kinds) {
        return query.bind("kinds", new String(Json.write(kinds.kinds()), StandardCharsets.UTF_8))
                .bind("only", kinds.only());
    }

    /** Takes so many new fences; the last of them. */
    static long fences(Lane lane, int count) {
        return lane.query("fences").bind("count", count).mapTo(Long.class).one();
    }
}

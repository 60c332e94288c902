package dev.muster.jdbc;

import dev.muster.record.Claim;
import dev.muster.storage.JobKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Leases by the database's clock; nodes that claim at once pass each other by. */
final class PostgresLeases implements Leases {
    @Override
    public List<Claim> claim(Lane lane, JobKinds kinds, Instant now, int limit, Duration lease) {
        return named(lane.query("claim"), kinds)
                .bind("now", Text.micros(now))
                .bind("limit", limit)
                .bind("lease", lease.toNanos() / 1_000)
                .map((row, ctx) -> Rows.claim(row))
                .list();
    }

    @Override
    public void release(Lane lane, Collection<Claim> claims) {
        claims(lane.update("release"), claims).execute();
    }

    @Override
    public Optional<Instant> nextDue(Lane lane, JobKinds kinds) {
        return named(lane.query("next-due"), kinds).mapTo(Long.class).findOne().map(Text::time);
    }

    private static Query named(Query query, JobKinds kinds) {
        return query.bind("kinds", Columns.texts(kinds.kinds(), k -> k)).bind("only", kinds.only());
    }

    static <S extends SqlStatement<S>> S claims(S statement, Collection<Claim> claims) {
        return statement
                .bind(
                        "workspaces",
                        Columns.texts(claims, c -> c.job().key().workspace().value()))
                .bind("ids", Columns.texts(claims, c -> c.job().key().id()))
                .bind("fences", Columns.longs(claims, Claim::fence));
    }
}

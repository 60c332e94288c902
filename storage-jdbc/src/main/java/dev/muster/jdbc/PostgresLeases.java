package dev.muster.jdbc;

import dev.muster.record.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Leases by the database's clock; nodes that claim at once pass each other by. */
final class PostgresLeases implements Leases {
    @Override
    public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
        return lane.query("claim")
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
    public Optional<Instant> nextDue(Lane lane) {
        return lane.query("next-due").mapTo(Long.class).findOne().map(Text::time);
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

package dev.muster.jdbc;

import dev.muster.record.Claim;
import dev.muster.storage.JobKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Leases by the database's clock; nodes that claim at once pass each other by. */
final class PostgresLeases implements Leases {
    @Override
    public List<Claim> claim(Lane lane, JobKinds kinds, Instant now, int limit, Duration lease) {
        List<Claim> claims = new ArrayList<>();
        Together way = new Together(lane);
        way.add("unwaited");
        way.add("claim")
                .bind("kinds", Columns.texts(kinds.kinds(), k -> k))
                .bind("only", Columns.flag(kinds.only()))
                .bind("now", Columns.number(Text.micros(now)))
                .bind("limit", Columns.number(limit))
                .bind("lease", Columns.number(lease.toNanos() / 1_000))
                .rows(row -> claims.add(Rows.claim(row)));
        way.send();
        return claims;
    }

    @Override
    public void release(Lane lane, Collection<Claim> claims) {
        claims(lane.update("release"), claims).execute();
    }

    @Override
    public Optional<Instant> nextDue(Lane lane, JobKinds kinds) {
        return lane.query("next-due")
                .bind("kinds", Columns.texts(kinds.kinds(), k -> k))
                .bind("only", kinds.only())
                .mapTo(Long.class)
                .findOne()
                .map(Text::time);
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

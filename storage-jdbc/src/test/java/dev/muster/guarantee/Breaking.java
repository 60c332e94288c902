package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.command.Outcome;
import dev.muster.guarantee.Stage.Call;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.Faulty;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Breaks one kind of command at every statement and around its commit, each time on new objects, and looks at the rows. */
final class Breaking implements AutoCloseable {
    private final Faulty faulty;
    private final Muster muster;
    private final Stage stage;
    private final Connection rows;
    private final Function<Stage, Call> act;
    private final List<String> wrong = new ArrayList<>();
    private List<String> whole = List.of();
    private int points;

    Breaking(Base base, Path folder, Function<Stage, Call> act, UnaryOperator<Store> with) throws SQLException {
        String address = base.fresh(folder);
        this.faulty = Base.breakable(address);
        this.rows = Base.behind(address).getConnection();
        this.act = act;
        Stage.Clock clock = new Stage.Clock();
        this.muster = Nodes.builder(with.apply(faulty.store()), "node")
                .clock(clock)
                .runsDueWork(false)
                .build();
        this.stage = new Stage(muster, clock);
    }

    /** What was wrong at any of these moments, in words. */
    List<String> at(Collection<Moment> moments) throws SQLException {
        return at(moments, 1, 1);
    }

    /** The same, at one of so many statements, from this one on; whatever comes once is always broken. */
    List<String> at(Collection<Moment> moments, int first, int every) throws SQLException {
        once(null, 0);
        if (whole.isEmpty()) {
            return List.of("it changes nothing, so there is nothing to break");
        }
        for (Moment moment : moments) {
            boolean often = moment == Moment.BEFORE_STATEMENT || moment == Moment.AFTER_STATEMENT;
            for (int n = often ? first : 1; once(moment, n); n += often ? every : 1) {
                points++;
            }
        }
        wrong.addAll(Rows.broken(rows));
        return wrong;
    }

    /** Where it was broken so far. */
    int points() {
        return points;
    }

    /** One run, broken there; false when it never came there. */
    private boolean once(Moment moment, int n) throws SQLException {
        Call call = act.apply(stage);
        String key = UUID.randomUUID().toString();
        Rows before = Rows.of(rows);
        if (moment != null) {
            faulty.faults().arm(moment, n);
        }
        Outcome first = null;
        RuntimeException failed = null;
        try {
            first = stage.run(call, key);
        } catch (StoreException e) {
            failed = e;
        }
        boolean fired = moment != null && !faulty.faults().disarm();
        List<String> changed = Rows.of(rows).since(before);
        if (moment == null) {
            whole = changed;
        }
        String at = call.name() + " at " + moment + " " + n + ": ";
        check(
                changed.equals(first == null ? List.of() : whole),
                at + "answered " + first + failed + ", wrote " + changed);
        Outcome second = again(call, key, at);
        List<String> settled = Rows.of(rows).since(before);
        check(settled.equals(whole), at + "after the second send " + settled + " instead of " + whole);
        check(first == null || same(first, second), at + first + " and then " + second);
        check(second == null || stored(second, key), at + second + " is not what is stored");
        return fired;
    }

    private Outcome again(Call call, String key, String at) {
        try {
            return stage.run(call, key);
        } catch (RuntimeException e) {
            wrong.add(at + "the second send met " + e);
            return null;
        }
    }

    private static boolean same(Outcome first, Outcome second) {
        return second != null
                && second.repeated()
                && first.ids().equals(second.ids())
                && first.positions().equals(second.positions());
    }

    private boolean stored(Outcome outcome, String key) throws SQLException {
        byte[] kept = Rows.outcome(rows, key);
        if (kept.length == 0 || !Json.read(kept, Map.class).get("ids").equals(outcome.ids())) {
            return false;
        }
        for (var position : outcome.positions().entrySet()) {
            if (Rows.head(rows, position.getKey().name()) != position.getValue()) {
                return false;
            }
        }
        return true;
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    @Override
    public void close() throws SQLException {
        muster.close();
        rows.close();
        faulty.store().close();
    }
}

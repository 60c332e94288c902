package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.guarantee.Bells.SetBells;
import dev.muster.jdbc.FaultDataSource;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.Faulty;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A node of its own process that sets a bell, and stops at one point on the way from its due time to its ring, until it
 * is told to go on. Arguments: address, bell, moment, which one, and {@code fenced} or not. Says {@code set}, {@code
 * there} and {@code done}.
 */
final class Ringer {
    static final Duration LEASE = Duration.ofSeconds(1);

    private Ringer() {}

    public static void main(String[] args) throws InterruptedException {
        FaultDataSource faults;
        JdbcStore store;
        if (Base.isPostgres(args[0])) {
            faults = new FaultDataSource(Base.postgres(args[0]));
            store = JdbcStore.on(faults).timeout(Duration.ofSeconds(4)).open();
        } else {
            Faulty faulty = Faulty.sqlite(Path.of(args[0]));
            faults = faulty.faults();
            store = faulty.store();
        }
        Store fenced = args[4].equals("fenced") ? store : Mutants.withoutFence(store);
        Muster muster =
                Nodes.builder(fenced, "ringer").runsDueWork(false).lease(LEASE).build();
        muster.run(
                People.as("ada"), new SetBells(List.of(args[1]), Instant.now().minusSeconds(1)), null);
        System.out.println("set");
        faults.arm(Moment.valueOf(args[2]), Integer.parseInt(args[3]), Ringer::stop);
        muster.runDue();
        System.out.println("done " + (faults.disarm() ? "without it" : "with it"));
        TimeUnit.MINUTES.sleep(5);
    }

    private static void stop() {
        System.out.println("there");
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

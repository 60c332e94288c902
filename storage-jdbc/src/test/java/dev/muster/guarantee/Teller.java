package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.FaultDataSource;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.Faulty;
import dev.muster.jdbc.JdbcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A node of its own process that has somebody told, and stops at one point on the way until it is told to go on. Arguments:
 * address, file of the receiver, moment, which one. Says {@code there} or {@code done}.
 */
final class Teller {
    private Teller() {}

    public static void main(String[] args) throws InterruptedException {
        FaultDataSource faults;
        JdbcStore store;
        if (Base.isPostgres(args[0])) {
            faults = new FaultDataSource(Base.postgres(args[0]));
            store = JdbcStore.on(faults).open();
        } else {
            Faulty faulty = Faulty.sqlite(Path.of(args[0]));
            faults = faulty.faults();
            store = faulty.store();
        }
        Muster muster = new Letters(Path.of(args[1]))
                .node(store, "teller")
                .lease(Ringer.LEASE)
                .build();
        ChannelId channel = Letters.channel(muster);
        Letters.tell(muster, channel, "one");
        faults.arm(Moment.valueOf(args[2]), Integer.parseInt(args[3]), Teller::stop);
        while (muster.runDue() > 0) {
            // until nothing is due
        }
        System.out.println("done " + faults.disarm());
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

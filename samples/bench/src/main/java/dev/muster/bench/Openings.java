package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.OpeningTransaction;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import dev.muster.transport.Feed;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Opening an incident: 20 tasks, the channel, 50 people joined and connected, 4 timers, and the first status stored
 * and seen by all 50; against one transaction that writes the very same rows, and 50 frames handed on.
 */
final class Openings {
    private static final int PEOPLE = 50;
    private static final int WARM = 1_500;
    private final int openings;

    Openings(int openings) {
        this.openings = openings;
    }

    void postgres(Databases databases, Report report) throws Exception {
        DataSource ours = databases.postgres();
        DataSource theirs = databases.postgres();
        measure(() -> JdbcStore.postgres(ours), () -> JdbcStore.postgres(theirs), theirs, "PostgreSQL", report);
    }

    void sqlite(Databases databases, Report report) throws Exception {
        Path ours = databases.sqlite();
        Path theirs = databases.sqlite();
        measure(
                () -> JdbcStore.sqlite(ours),
                () -> JdbcStore.sqlite(theirs),
                Databases.source(theirs),
                "SQLite",
                report);
    }

    /** A muster with 50 people connected. */
    private record Room(Muster muster, Audience audience, List<Feed> feeds, String playbook) implements AutoCloseable {
        static Room over(Store store) {
            Muster muster = Muster.builder()
                    .store(store)
                    .directory(new Crowd(PEOPLE))
                    .runsDueWork(false)
                    .build();
            Audience audience = new Audience();
            List<Feed> feeds = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                Feed feed = muster.feeds().open(Crowd.caller(i), audience.outlet());
                feed.follow();
                feeds.add(feed);
            }
            return new Room(muster, audience, feeds, Outage.publish(muster, PEOPLE));
        }

        Outcome open() throws InterruptedException {
            audience.expect(PEOPLE);
            Outcome outcome = Outage.open(muster, 0, playbook);
            if (!audience.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not everybody saw the incident open");
            }
            return outcome;
        }

        /** Everybody leaves the room again, so that one opening does not weigh on the next. */
        void leave(Outcome opened) {
            ChannelId channel = new ChannelId(opened.id("incident"));
            feeds.forEach(feed -> feed.unsubscribe(channel.journal(Crowd.WORKSPACE)));
        }

        @Override
        public void close() {
            muster.close();
        }
    }

    private void measure(Supplier<Store> subject, Supplier<Store> other, DataSource source, String name, Report report)
            throws Exception {
        String pattern;
        try (Store store = other.get();
                Room room = Room.over(store)) {
            pattern = room.open().id("incident");
        }
        try (Store store = subject.get();
                Room room = Room.over(store);
                Connection connection = source.getConnection();
                OpeningTransaction reference = new OpeningTransaction(connection, pattern, PEOPLE)) {
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = -WARM; i < openings; i++) {
                long began = System.nanoTime();
                Outcome opened = room.open();
                double our = (System.nanoTime() - began) / 1e3;
                room.leave(opened);
                began = System.nanoTime();
                reference.open();
                double their = (System.nanoTime() - began) / 1e3;
                if (i >= 0) {
                    ours.add(our);
                    theirs.add(their);
                }
            }
            report(ours, theirs, 0.5, 2, name, report, reference.rows());
            report(ours, theirs, 0.99, 4, name, report, reference.rows());
        }
    }

    private void report(
            List<Double> ours, List<Double> theirs, double part, double bar, String name, Report report, int rows) {
        double one = Stats.at(ours, part);
        double other = Stats.at(theirs, part);
        report.bar(
                "opening an incident, p" + Math.round(part * 100) + ", " + name,
                one / other,
                false,
                bar,
                Report.number(one / 1e3) + " ms to " + Report.number(other / 1e3) + " ms over " + openings
                        + " openings of " + rows + " rows each");
    }
}

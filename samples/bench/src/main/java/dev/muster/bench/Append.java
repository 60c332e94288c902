package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.AppendLoop;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One channel, 64 people posting at once, each waiting for the acknowledgement before the next message, against a
 * loop that writes 64 such rows a transaction.
 */
final class Append {
    private static final int POSTERS = 64;
    static final String TEXT = "checked the replicas: lag is back to normal on all but one, draining that one now";
    private final long turnNanos;

    Append(long turnNanos) {
        this.turnNanos = turnNanos;
    }

    void postgres(Databases databases, Report report, int pairs) throws Exception {
        try (Store store = JdbcStore.postgres(databases.postgres());
                AppendLoop loop = AppendLoop.postgres(databases.postgres())) {
            double eight = alone(loop, 8);
            report.bar("append, PostgreSQL", duel(store, loop, pairs, report, "PostgreSQL", eight), true, 0.4, HOW);
        }
    }

    void sqlite(Databases databases, Report report, int pairs) throws Exception {
        try (Store store = JdbcStore.sqlite(databases.sqlite());
                AppendLoop loop = AppendLoop.sqlite(databases.sqlite())) {
            double one = alone(loop, 1);
            report.bar("append, SQLite", duel(store, loop, pairs, report, "SQLite", one), true, 0.6, HOW);
        }
    }

    private static final String HOW =
            "messages/s of 64 posters through `Muster.run` in one channel, to rows/s of a JDBC loop of 64 rows a"
                    + " transaction";

    private double alone(AppendLoop loop, int connections) throws Exception {
        loop.single(connections, turnNanos / 4);
        return loop.single(connections, turnNanos);
    }

    private double duel(Store store, AppendLoop loop, int pairs, Report report, String name, double single)
            throws Exception {
        try (Muster muster =
                Muster.builder().store(store).directory(new Crowd(POSTERS)).build()) {
            ChannelId channel = new ChannelId(
                    muster.run(Crowd.caller(0), new CreateChannel("bench", null, false, Crowd.ids(1, POSTERS)), "make")
                            .id("channel"));
            Duel.Result result = Duel.run(pairs, () -> turn(muster, channel), () -> loop.batches(POSTERS, turnNanos));
            report.figure(
                    "append, " + name + ", absolute",
                    Report.number(result.subject()) + "/s to " + Report.number(result.reference()) + "/s",
                    Report.number(result.subject() / single) + " times one row a transaction ("
                            + Report.number(single) + "/s); a flush takes "
                            + Report.number(loop.flushMicros()) + " µs (median of 200 single-row commits); "
                            + Report.number(perCommit(muster)) + " commands a commit");
            return result.ratio();
        }
    }

    private static double perCommit(Muster muster) {
        Map<String, Long> figures = muster.figures();
        return (double) figures.getOrDefault("commands_committed", 0L) / figures.getOrDefault("commits", 1L);
    }

    private double turn(Muster muster, ChannelId channel) throws Exception {
        long before = head(muster, channel);
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        long began = System.nanoTime();
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < POSTERS; i++) {
            int who = i;
            work.add(() -> post(muster, channel, who, began + turnNanos));
        }
        long posted = 0;
        for (Future<Long> done : posters.invokeAll(work)) {
            posted += done.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        posters.shutdown();
        long there = head(muster, channel) - before;
        if (there != posted) {
            throw new IllegalStateException(posted + " were acknowledged, " + there + " are stored");
        }
        return posted / seconds;
    }

    private static long post(Muster muster, ChannelId channel, int who, long until) {
        long count = 0;
        while (System.nanoTime() < until) {
            muster.run(
                    Crowd.caller(who),
                    new PostMessage(channel, TEXT, null),
                    UUID.randomUUID().toString());
            count++;
        }
        return count;
    }

    private static long head(Muster muster, ChannelId channel) {
        return muster.ask(Crowd.caller(0), new ShowChannel(channel)).channel().head();
    }
}

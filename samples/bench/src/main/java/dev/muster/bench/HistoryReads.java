package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.BulkEntries;
import dev.muster.bench.reference.KeysetSelect;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The last 50 messages before a random place in a long channel, through the front door with authorisation and
 * projection, against the bare SELECT by key that reads the same rows.
 */
final class HistoryReads {
    private static final int READS = 2_000;
    private static final int PAGE = 50;
    private final int large;
    private final int pairs;

    HistoryReads(int large, int pairs) {
        this.large = large;
        this.pairs = pairs;
    }

    void postgres(Databases databases, Report report) throws Exception {
        DataSource source = databases.postgres();
        measure(() -> JdbcStore.postgres(source), source, "PostgreSQL", report);
    }

    void sqlite(Databases databases, Report report) throws Exception {
        Path file = databases.sqlite();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000");
        measure(() -> JdbcStore.sqlite(file), source, "SQLite", report);
    }

    private static Muster muster(Store store) {
        return Muster.builder().store(store).directory(new Crowd(60)).build();
    }

    private void measure(Supplier<Store> opening, DataSource source, String name, Report report) throws Exception {
        ChannelId small;
        ChannelId big;
        try (Store store = opening.get();
                Muster muster = muster(store)) {
            small = channel(muster, "small");
            big = channel(muster, "big");
        }
        BulkEntries.fill(source, small.value(), 10_000);
        BulkEntries.fill(source, big.value(), large);
        try (Store store = opening.get();
                Muster muster = muster(store)) {
            compare(muster, source, small, big, name, report);
        }
    }

    private void compare(Muster muster, DataSource source, ChannelId small, ChannelId big, String name, Report report)
            throws Exception {
        Random random = new Random(7);
        try (KeysetSelect select = new KeysetSelect(source, big.value())) {
            Duel.Result result =
                    Duel.run(pairs, () -> ours(muster, big, large, random), () -> theirs(select, large, random));
            report.bar(
                    "last 50 of " + Report.number(large) + ", " + name,
                    result.ratio(),
                    false,
                    3,
                    "median " + Report.number(result.subject()) + " µs through `Muster.ask` to "
                            + Report.number(result.reference()) + " µs for the bare SELECT");
        }
        Duel.Result growth =
                Duel.run(pairs, () -> ours(muster, big, large, random), () -> ours(muster, small, 10_000, random));
        report.bar(
                "the same at " + Report.number(large) + " to that at 10,000, " + name,
                growth.ratio(),
                false,
                1.2,
                "medians of " + READS + " reads at random places");
    }

    private static ChannelId channel(Muster muster, String name) {
        return new ChannelId(
                muster.run(Crowd.caller(0), new CreateChannel(name, null, false, Crowd.ids(1, 50)), "make-" + name)
                        .id("channel"));
    }

    private static double ours(Muster muster, ChannelId channel, int size, Random random) {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long before = place(size, random);
            long began = System.nanoTime();
            int found = muster.ask(Crowd.caller(i % 50), new History(channel, before, null, PAGE, null))
                    .entries()
                    .size();
            micros.add((System.nanoTime() - began) / 1e3);
            check(found);
        }
        return Stats.median(micros);
    }

    private static double theirs(KeysetSelect select, int size, Random random) throws Exception {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long before = place(size, random);
            long began = System.nanoTime();
            int found = select.before(before, PAGE);
            micros.add((System.nanoTime() - began) / 1e3);
            check(found);
        }
        return Stats.median(micros);
    }

    private static long place(int size, Random random) {
        return (long) PAGE + 3 + random.nextInt(size - PAGE - 3);
    }

    private static void check(int found) {
        if (found != PAGE) {
            throw new IllegalStateException("expected " + PAGE + " messages, found " + found);
        }
    }
}

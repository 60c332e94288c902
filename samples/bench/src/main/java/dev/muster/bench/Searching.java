package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.BulkTalk;
import dev.muster.bench.reference.HandSearch;
import dev.muster.bench.reference.HandSearchPostgres;
import dev.muster.bench.reference.HandSearchSqlite;
import dev.muster.bench.reference.Talk;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.jdbc.JdbcStore;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.search.SearchViews.Found;
import dev.muster.search.SearchViews.Hit;
import dev.muster.search.SearchViews.Order;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * Search by somebody who sees 50 of 1,000 channels, through the front door with authorisation, projection and marked
 * snippets, against a query written by hand over tables of its own with the same access filter. By time, both find the
 * same messages, or the run fails; by relevance each has its own order.
 */
final class Searching {
    private static final int CHANNELS = 1_000;
    private static final int SEEN = 50;
    private static final int PAGE = 20;
    private static final int EACH = 20;
    /** Turns that do not count: 240 searches each, so that both sides are compiled as in a server that runs for hours. */
    private static final int WARMING = 20;

    private static final long DAY = 86_400_000_000L;
    private final int messages;
    private final int turns;

    Searching(int messages, int turns) {
        this.messages = messages;
        this.turns = turns;
    }

    /** One search in both forms. */
    private record Ask(String kind, String text, HandSearch.Query query) {}

    /** The times of one side, in microseconds, by kind. */
    private static final class Times {
        final Map<String, List<Double>> byKind = new TreeMap<>();

        <T> T take(String kind, Callable<T> work) throws Exception {
            long began = System.nanoTime();
            T result = work.call();
            byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add((System.nanoTime() - began) / 1e3);
            return result;
        }

        List<Double> all() {
            return byKind.values().stream().flatMap(List::stream).toList();
        }
    }

    private interface Hand {
        HandSearch over(DataSource source, Talk talk, List<Integer> channels) throws Exception;
    }

    void postgres(Databases databases, Report report) throws Exception {
        DataSource source = databases.postgres();
        measure(() -> JdbcStore.postgres(source), source, HandSearchPostgres::over, "PostgreSQL", report);
    }

    void sqlite(Databases databases, Report report) throws Exception {
        Path file = databases.sqlite();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&cache_size=-8192");
        measure(() -> JdbcStore.sqlite(file), source, HandSearchSqlite::over, "SQLite", report);
    }

    private void measure(Callable<JdbcStore> opening, DataSource source, Hand hand, String name, Report report)
            throws Exception {
        long tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toEpochDay() * DAY;
        Talk talk = new Talk(CHANNELS, messages, tomorrow);
        List<String> channels = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        try (JdbcStore store = opening.call();
                Muster muster = muster(store)) {
            for (int i = 0; i < CHANNELS; i++) {
                boolean mine = i % (CHANNELS / SEEN) == 7;
                if (mine) {
                    seen.add(i);
                }
                CreateChannel make = new CreateChannel("c" + i, null, false, mine ? Crowd.ids(1, 2) : List.of());
                channels.add(muster.run(Crowd.caller(0), make, "make-" + i).id("channel"));
            }
        }
        BulkTalk.fill(source, channels, talk);
        try (HandSearch theirs = hand.over(source, talk, seen);
                JdbcStore store = opening.call();
                Muster muster = muster(store)) {
            store.catchUp();
            run(muster, theirs, talk, channels, seen, name, report);
        }
    }

    private static Muster muster(JdbcStore store) {
        return Muster.builder().store(store).directory(new Crowd(60)).build();
    }

    private void run(
            Muster muster,
            HandSearch hand,
            Talk talk,
            List<String> channels,
            List<Integer> seen,
            String name,
            Report report)
            throws Exception {
        Map<String, Integer> places = new HashMap<>();
        Map<String, Long> heads = new HashMap<>();
        for (int i : seen) {
            places.put("channel:" + channels.get(i), i);
            History newest = new History(new ChannelId(channels.get(i)), null, null, 1, null);
            heads.put(
                    "channel:" + channels.get(i),
                    muster.ask(Crowd.caller(1), newest).head() - talk.each());
        }
        Times[] ours = {new Times(), new Times(), new Times()};
        Times[] theirs = {new Times(), new Times(), new Times()};
        for (int turn = -WARMING; turn < turns; turn++) {
            for (Ask ask : asks(talk, turn)) {
                int slot = turn < 0 ? 2 : ask.query().ranked() ? 1 : 0;
                List<HandSearch.Hit> expected;
                Found found;
                if (turn % 2 == 0) {
                    found = ours[slot].take(ask.kind(), () -> ours(muster, ask));
                    expected = theirs[slot].take(ask.kind(), () -> hand.find(ask.query(), PAGE));
                } else {
                    expected = theirs[slot].take(ask.kind(), () -> hand.find(ask.query(), PAGE));
                    found = ours[slot].take(ask.kind(), () -> ours(muster, ask));
                }
                check(ask, found, expected, places, heads);
            }
        }
        for (int slot = 0; slot < 2; slot++) {
            bars(
                    ours[slot],
                    theirs[slot],
                    (slot == 0 ? "search, newest first, " : "search by relevance, ") + name,
                    report);
        }
    }

    private static Found ours(Muster muster, Ask ask) {
        Order order = ask.query().ranked() ? Order.RELEVANCE : Order.NEWEST;
        return muster.ask(Crowd.caller(1), new FindEntries(ask.text(), order, null, PAGE, null));
    }

    /** Nothing that the reader may not see; and by time, just what the other side found. */
    private static void check(
            Ask ask, Found found, List<HandSearch.Hit> expected, Map<String, Integer> places, Map<String, Long> heads) {
        List<String> mine = new ArrayList<>();
        for (Hit hit : found.hits()) {
            Integer channel = places.get(hit.entry().channel());
            Long head = heads.get(hit.entry().channel());
            if (channel == null || head == null) {
                throw new IllegalStateException("found what the reader may not see: " + ask.text());
            }
            mine.add(channel + "#" + (hit.entry().seq() - head - 1));
        }
        List<String> others =
                expected.stream().map(h -> h.channel() + "#" + h.sequence()).toList();
        if (mine.size() != others.size() || (!ask.query().ranked() && !mine.equals(others))) {
            throw new IllegalStateException(ask.text() + " found " + mine + ", and by hand " + others);
        }
    }

    private static void bars(Times ours, Times theirs, String name, Report report) {
        for (boolean median : List.of(true, false)) {
            double mine = Stats.at(ours.all(), median ? 0.5 : 0.99);
            double other = Stats.at(theirs.all(), median ? 0.5 : 0.99);
            report.bar(
                    name + (median ? ", median" : ", p99"),
                    mine / other,
                    false,
                    median ? 1.5 : 2.5,
                    Report.number(mine) + " µs through `Muster.ask` to " + Report.number(other) + " µs by hand, over "
                            + ours.all().size() + " searches");
        }
        ours.byKind.forEach((kind, times) -> {
            List<Double> others = theirs.byKind.getOrDefault(kind, List.of());
            report.figure(
                    "· " + kind,
                    Report.number(Stats.median(times) / Stats.median(others)),
                    "medians " + Report.number(Stats.median(times)) + " µs to " + Report.number(Stats.median(others))
                            + " µs; p99 " + Report.number(Stats.at(times, 0.99)) + " to "
                            + Report.number(Stats.at(others, 0.99)));
        });
    }

    private static List<Ask> asks(Talk talk, int turn) {
        Random random = new Random(100 + turn);
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            for (boolean ranked : List.of(false, true)) {
                String ten = "ten" + random.nextInt(2);
                String one = "one" + random.nextInt(5);
                asks.add(ask("a rare word", List.of("rare" + random.nextInt(Talk.RARE)), null, null, null, ranked));
                asks.add(ask("a word in 1 %", List.of(one), null, null, null, ranked));
                asks.add(ask("a word in 10 %", List.of(ten), null, null, null, ranked));
                asks.add(ask("two words", List.of(ten, one), null, null, null, ranked));
                asks.add(ask(
                        "a word by somebody", List.of(one), "p" + random.nextInt(Talk.AUTHORS), null, null, ranked));
                long days = (talk.end() - talk.start()) / DAY;
                long first = talk.start() / DAY + random.nextInt((int) Math.max(1, days - 10));
                asks.add(ask("a word in ten days", List.of(ten), null, first, first + 10, ranked));
            }
        }
        return asks;
    }

    private static Ask ask(
            String kind,
            List<String> words,
            @Nullable String author,
            @Nullable Long first,
            @Nullable Long last,
            boolean ranked) {
        String text = String.join(" ", words) + (author == null ? "" : " from:" + author);
        if (first == null || last == null) {
            return new Ask(kind, text, new HandSearch.Query(words, author, null, null, ranked));
        }
        text += " after:" + LocalDate.ofEpochDay(first - 1) + " before:" + LocalDate.ofEpochDay(last);
        return new Ask(kind, text, new HandSearch.Query(words, author, first * DAY, last * DAY, ranked));
    }
}

package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.bench.reference.TaskLoop;
import dev.muster.bench.reference.TaskLoop.Place;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.JdbcStore;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskState;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Tasks completed (and reopened, in turns) a second by 8 threads, on one incident and on 8 of them, against 8 threads
 * (one on SQLite) that update the same rows under the same locks, one transaction each. Neither may lose an update.
 */
final class Ticks {
    private static final int THREADS = 8;

    /** A server runs for longer than its virtual machine compiles, which takes half a minute of this. */
    private static final int WARM = 25;

    private final long turnNanos;
    private final int pairs;

    Ticks(long turnNanos, int pairs) {
        this.turnNanos = turnNanos;
        this.pairs = pairs;
    }

    void postgres(Databases databases, Report report) throws Exception {
        for (int incidents : new int[] {1, THREADS}) {
            DataSource ours = databases.postgres();
            DataSource theirs = databases.postgres();
            measure(
                    () -> JdbcStore.on(ours).lanes(THREADS).open(),
                    () -> JdbcStore.postgres(theirs),
                    theirs,
                    incidents,
                    THREADS,
                    "PostgreSQL",
                    report);
        }
    }

    void sqlite(Databases databases, Report report) throws Exception {
        for (int incidents : new int[] {1, THREADS}) {
            Path ours = databases.sqlite();
            Path theirs = databases.sqlite();
            measure(
                    () -> JdbcStore.sqlite(ours),
                    () -> JdbcStore.sqlite(theirs),
                    Databases.source(theirs),
                    incidents,
                    1,
                    "SQLite",
                    report);
        }
    }

    /** What one updates, one after the other: completes all of its tasks, then reopens all, and so on. */
    private static final class Round {
        private final List<Place> places;
        private long at;

        Round(List<Place> places) {
            this.places = places;
        }

        Place next() {
            return places.get((int) (at % places.size()));
        }

        boolean done() {
            return at / places.size() % 2 == 0;
        }

        void move() {
            at++;
        }
    }

    /** A muster with incidents, and which tasks each of several hands has to itself. */
    private record Board(Muster muster, List<ChannelId> incidents) implements AutoCloseable {
        static Board over(Store store, int incidents) {
            Muster muster = Muster.builder()
                    .store(store)
                    .directory(new Crowd(THREADS))
                    .runsDueWork(false)
                    .build();
            String playbook = Outage.publish(muster, THREADS, 1);
            return new Board(
                    muster,
                    IntStream.range(0, incidents)
                            .mapToObj(i -> new ChannelId(
                                    Outage.open(muster, 0, playbook).id("incident")))
                            .toList());
        }

        List<Task> tasks() {
            return incidents.stream()
                    .flatMap(c -> muster.ask(Crowd.caller(0), new ListTasks(c)).stages().stream())
                    .flatMap(s -> s.tasks().stream())
                    .toList();
        }

        List<Round> rounds(int hands) {
            List<Place> places = tasks().stream()
                    .map(t -> new Place(t.channel().value(), t.id()))
                    .toList();
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < hands; i++) {
                int hand = i;
                int each = places.size() / hands;
                rounds.add(new Round(
                        incidents.size() == 1
                                ? IntStream.range(0, places.size())
                                        .filter(p -> p % hands == hand)
                                        .mapToObj(places::get)
                                        .toList()
                                : places.subList(each * hand, each * (hand + 1))));
            }
            return rounds;
        }

        void set(int who, Place place, boolean done) {
            muster.run(
                    Crowd.caller(who),
                    new SetTaskState(
                            new ChannelId(place.incident()), place.id(), done ? TaskState.DONE : TaskState.OPEN, null),
                    UUID.randomUUID().toString());
        }

        long versions() {
            return tasks().stream().mapToLong(Task::version).sum();
        }

        @Override
        public void close() {
            muster.close();
        }
    }

    private void measure(
            Supplier<Store> subject,
            Supplier<Store> other,
            DataSource source,
            int incidents,
            int hands,
            String name,
            Report report)
            throws Exception {
        TaskLoop loop;
        List<Round> theirs;
        try (Store store = other.get();
                Board board = Board.over(store, incidents)) {
            theirs = board.rounds(hands);
            Place pattern = theirs.get(0).next();
            board.set(0, pattern, true);
            board.set(0, pattern, false);
            loop = new TaskLoop(source, pattern);
            board.set(0, pattern, true);
            loop.look();
            board.set(0, pattern, false);
            loop.look();
        }
        List<TaskLoop.Worker> workers = new ArrayList<>();
        try (Store store = subject.get();
                Board board = Board.over(store, incidents)) {
            List<Threads.Act> ours = new ArrayList<>();
            List<Round> rounds = board.rounds(THREADS);
            for (int i = 0; i < THREADS; i++) {
                int who = i;
                Round round = rounds.get(i);
                ours.add(() -> {
                    board.set(who, round.next(), round.done());
                    round.move();
                });
            }
            List<Threads.Act> hand = new ArrayList<>();
            for (Round round : theirs) {
                TaskLoop.Worker worker = loop.worker();
                workers.add(worker);
                hand.add(() -> {
                    worker.update(round.next(), round.done());
                    round.move();
                });
            }
            Duel.Result result =
                    Duel.run(WARM, pairs, () -> rate(ours, board::versions), () -> rate(hand, loop::versions));
            report.bar(
                    "tasks completed, 8 threads on " + (incidents == 1 ? "one incident, " : incidents + " incidents, ")
                            + name,
                    result.ratio(),
                    true,
                    0.5,
                    Report.number(result.subject()) + "/s to " + Report.number(result.reference()) + "/s of "
                            + loop.rows() + " rows each, " + hands + " by hand at once; no update lost");
        } finally {
            for (TaskLoop.Worker worker : workers) {
                worker.close();
            }
        }
    }

    /** Counts what is stored. */
    @FunctionalInterface
    private interface Counter {
        long versions() throws Exception;
    }

    /** Updates a second; each of them has made a version. */
    private double rate(List<Threads.Act> acts, Counter counter) throws Exception {
        long before = counter.versions();
        long began = System.nanoTime();
        long count = Threads.repeat(acts, turnNanos);
        double seconds = (System.nanoTime() - began) / 1e9;
        long after = counter.versions();
        if (after - before != count) {
            throw new IllegalStateException(count + " updates were made, " + (after - before) + " are stored");
        }
        return count / seconds;
    }
}

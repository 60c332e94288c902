package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.Session.Way;
import dev.muster.guarantee.Streams.Told;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * G7: over socket and REST, a client that is sent to another node for every request reads what it wrote and never less
 * than it read before, also on a node that no notification of the database reaches.
 */
class G7BetweenNodesTest {
    private static final int CLIENTS = 8;
    private static final Way[] ALL = {Way.NEWEST, Way.BEHIND, Way.SOCKET};

    @Test
    void aClientBetweenTwoNodesNeverGoesBack() throws Exception {
        neverGoBack(Rounds.of("sessions", 40));
    }

    @Tag("faults")
    @Test
    void aClientBetweenTwoNodesNeverGoesBackForLong() throws Exception {
        neverGoBack(Rounds.of("sessions", 1_250));
    }

    private static void neverGoBack(int times) throws Exception {
        Run run = Run.of(Deaf::new, times, ALL);
        assertThat(Checkers.monotonic(run.history.reads())).isEmpty();
        assertThat(Checkers.ownWrites(run.history.ops(), run.history.reads())).isEmpty();
        assertThat(run.gaps()).isEmpty();
        assertThat(run.resyncs()).isZero();
        assertThat(run.history.ops()).allMatch(History.Op::ok);
        Rounds.measured(
                "G7 over the socket: %d clients between two nodes, one of which hears no notification: %d writes, %d"
                        + " reads, none behind, no gap",
                CLIENTS, run.history.ops().size(), run.history.reads().size());
    }

    @Test
    void aClientThatForgetsItsCursorIsNoticed() throws Exception {
        Run run = Run.of(Deaf::new, 10, Way.FORGETFUL);
        assertThat(run.gaps()).isNotEmpty();
    }

    /** A node that reads from a copy which lags: without a cursor it shows less than before; with one, it says so. */
    @Test
    void aNodeThatLagsIsNoticedByWhoCarriesNothingAndOwnsUpToWhoCarriesACursor() throws Exception {
        UnaryOperator<Store> lagging = store -> Mutants.lagging(store, 5);
        Run without = Run.of(lagging, 10, Way.NEWEST);
        assertThat(Checkers.monotonic(without.history.reads())).isNotEmpty();
        assertThat(Checkers.ownWrites(without.history.ops(), without.history.reads()))
                .isNotEmpty();
        Run with = Run.of(lagging, 10, Way.SOCKET);
        assertThat(Checkers.monotonic(with.history.reads())).isEmpty();
        assertThat(with.resyncs()).isPositive();
    }

    /** Hears nothing of what other nodes commit; it has to look. */
    private static final class Deaf extends Wrapped {
        Deaf(Store inner) {
            super(inner);
        }

        @Override
        public Subscription listen(Consumer<Signal> listener) {
            return super.listen(signal -> {
                // lost
            });
        }
    }

    private record Run(History history, List<Session> sessions, List<Told> journal) {
        static Run of(UnaryOperator<Store> second, int times, Way... ways) throws Exception {
            DataSource source = TestPostgres.fresh();
            try (JdbcStore left = JdbcStore.postgres(source);
                    JdbcStore right = JdbcStore.postgres(source);
                    Served a = Served.of(left, "a");
                    Served b = Served.of(second.apply(right), "b")) {
                String channel = new Rest("ada")
                        .run(
                                a.address(),
                                "channel.create",
                                Map.of("name", "c", "open", false, "members", people()),
                                "c")
                        .done()
                        .at("/ids/channel")
                        .asText();
                History history = new History();
                List<Session> sessions = new ArrayList<>();
                for (String person : people()) {
                    String beginning = left.health().epoch() + ".0";
                    sessions.add(new Session(person, channel, beginning, history));
                }
                all(sessions, List.of(a.address(), b.address()), times, ways);
                Session ada = new Session("ada", channel, left.health().epoch() + ".0", new History());
                ada.read(a.address(), "a", Way.BEHIND);
                return new Run(history, sessions, ada.stream());
            }
        }

        private static List<String> people() {
            List<String> people = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                people.add("w" + i);
            }
            return people;
        }

        private static void all(List<Session> sessions, List<URI> nodes, int times, Way... ways) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (Session session : sessions) {
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < times; i++) {
                            int at = i % 2;
                            session.write(nodes.get(at), "n" + at, session.person() + "-" + i);
                            session.read(nodes.get(1 - at), "n" + (1 - at), ways[i % ways.length]);
                        }
                        return null;
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        /** What was taken in is the journal, as far as each believes to have it. */
        List<String> gaps() {
            return sessions.stream()
                    .flatMap(s ->
                            Streams.gapFree(s.person(), s.stream(), journal.subList(0, (int) s.claimed())).stream())
                    .toList();
        }

        int resyncs() {
            return sessions.stream().mapToInt(Session::resyncs).sum();
        }
    }
}

package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.guarantee.Rounds;
import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * G28: after hours of coming and going the server holds what it held. In every build a short while of it, after which
 * what was taken has to be given back; with the faults an hour, over which nothing may grow. That the checker sees a leak
 * is shown in {@link TrendTest}, and here on clients that are left open.
 */
@Tag("alone")
class G28NoSlowLeaksTest {
    private static final double MEGABYTE = 1e6;

    @TempDir
    Path folder;

    private final String url = TestPostgres.freshUrl();

    /** What the server holds at one moment. */
    private record Held(
            double heap,
            int threads,
            int descriptors,
            int databases,
            long sockets,
            long watched,
            double bytesARow,
            double dead) {
        Map<String, Double> figures() {
            Map<String, Double> all = new LinkedHashMap<>();
            all.put("heap after collection, MB", heap / MEGABYTE);
            all.put("threads", (double) threads);
            all.put("descriptors", (double) descriptors);
            all.put("connections to PostgreSQL", (double) databases);
            all.put("bytes a row", bytesARow);
            all.put("dead rows, of all", dead);
            return all;
        }
    }

    @Test
    void whatChurnTakesIsGivenBack() throws Exception {
        try (ServerProcess server = start();
                Wires wires = new Wires()) {
            Crowd crowd = new Crowd(server);
            Churn churn = churn(crowd, wires);
            churn.on(Duration.ofSeconds(10));
            Held before = settled(server, crowd);
            churn.on(Duration.ofSeconds(Rounds.of("churn", 10)));
            Held after = settled(server, crowd);
            Rounds.measured(
                    "G28 after %d rounds and %d connections: heap %.1f MB, was %.1f MB; threads %d, %d; descriptors %d, %d;"
                            + " connections to PostgreSQL %d, %d",
                    churn.rounds(),
                    churn.connections(),
                    after.heap() / MEGABYTE,
                    before.heap() / MEGABYTE,
                    after.threads(),
                    before.threads(),
                    after.descriptors(),
                    before.descriptors(),
                    after.databases(),
                    before.databases());
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 6);
            assertThat(after.descriptors()).as("open files and sockets").isLessThanOrEqualTo(before.descriptors() + 8);
            assertThat(after.databases()).as("connections to PostgreSQL").isLessThanOrEqualTo(before.databases() + 4);
            assertThat(after.heap() - before.heap()).as("bytes of heap").isLessThan(12 * MEGABYTE);
            leak(server, crowd, wires, after);
        }
    }

    /** Clients that nobody closes are a leak that shows in the same figures. */
    private void leak(ServerProcess server, Crowd crowd, Wires wires, Held before) throws SQLException {
        int leaked = 20;
        Crowd.times(leaked, i -> Wire.socket(wires, crowd.nth(i), 0, (m, at) -> {}));
        Held after = held(server, crowd);
        assertThat(after.sockets()).isEqualTo(leaked);
        assertThat(after.descriptors()).as("a leak shows").isGreaterThan(before.descriptors() + 8);
    }

    @Test
    @Tag("faults")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void nothingGrowsInAnHour() throws Exception {
        int minutes = Rounds.of("soak", 60);
        int samples = Math.min(60, Math.max(20, minutes * 2));
        Duration each = Duration.ofMinutes(minutes).dividedBy(samples + samples / 4);
        try (ServerProcess server = start();
                Wires wires = new Wires()) {
            Crowd crowd = new Crowd(server);
            Churn churn = churn(crowd, wires);
            churn.on(each.multipliedBy(samples / 4));
            List<Held> series = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                churn.on(each);
                series.add(settled(server, crowd));
            }
            Rounds.measured(
                    "G28 soak of %d min: %d rounds, %d connections", minutes, churn.rounds(), churn.connections());
            Map<String, Double> bounds = Map.of(
                    "heap after collection, MB", 8.0,
                    "threads", 4.0,
                    "descriptors", 6.0,
                    "connections to PostgreSQL", 3.0,
                    "bytes a row", series.get(0).bytesARow() / 4,
                    "dead rows, of all", 0.2);
            List<String> leaks = new ArrayList<>();
            for (String name : series.get(0).figures().keySet()) {
                double[] values =
                        series.stream().mapToDouble(h -> h.figures().get(name)).toArray();
                Trend trend = Trend.of(values);
                Rounds.measured(
                        "G28 %s: first %.2f, last %.2f, slope %.4f a sample, its error %.4f, growth %.2f, bound %.2f",
                        name,
                        values[0],
                        values[samples - 1],
                        trend.slope(),
                        trend.noise(),
                        trend.growth(),
                        bounds.get(name));
                if (trend.grows(bounds.get(name))) {
                    leaks.add(name + " grows by " + trend.growth());
                }
            }
            assertThat(leaks).isEmpty();
        }
    }

    private ServerProcess start() {
        return ServerProcess.start(folder.resolve("data"), Map.of("MUSTER_DB", url), "-Xmx256m");
    }

    private static Churn churn(Crowd crowd, Wires wires) {
        return new Churn(crowd, wires, List.of(crowd.channel("one"), crowd.channel("two"), crowd.channel("three")));
    }

    /** What it holds once everybody has gone. */
    private Held settled(ServerProcess server, Crowd crowd) {
        Held[] now = new Held[1];
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    assertThat(figure(crowd, "muster_socket_connections"))
                            .as("sockets")
                            .isZero();
                    assertThat(figure(crowd, "muster_connections")).as("feeds").isZero();
                    assertThat(figure(crowd, "muster_journals_watched"))
                            .as("journals that are watched")
                            .isZero();
                    assertThat(figure(crowd, "muster_socket_characters_waiting"))
                            .as("characters that wait")
                            .isZero();
                    assertThat(figure(crowd, "muster_commands_waiting"))
                            .as("commands that wait")
                            .isZero();
                });
        try {
            now[0] = held(server, crowd);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return now[0];
    }

    private Held held(ServerProcess server, Crowd crowd) throws SQLException {
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            String schema = "schemaname = current_schema()";
            double heap = server.heap();
            return new Held(
                    heap,
                    server.threads(),
                    server.descriptors(),
                    (int) number(
                            statement, "select count(*) from pg_stat_activity where backend_type = 'client backend'"),
                    figure(crowd, "muster_socket_connections"),
                    figure(crowd, "muster_journals_watched"),
                    number(
                            statement,
                            "select sum(pg_total_relation_size(relid)) / greatest(sum(n_live_tup), 1)"
                                    + " from pg_stat_user_tables where " + schema),
                    number(
                            statement,
                            "select sum(n_dead_tup)::float8 / greatest(sum(n_live_tup + n_dead_tup), 1)"
                                    + " from pg_stat_user_tables where " + schema));
        }
    }

    private static double number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    static long figure(Crowd crowd, String name) {
        return crowd.mia()
                .get("metrics")
                .body()
                .lines()
                .filter(l -> l.startsWith(name + " "))
                .mapToLong(l -> Long.parseLong(l.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}

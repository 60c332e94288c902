package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.jdbc.Sql.Positional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A find by two terms looks through what carries the first, however many carry the second. */
class FindPlanTest {
    private static final int ALL = 20_000;

    /** A workspace where 20 of 20,000 that are open are in the channel that is looked for. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("INSERT INTO muster_document (workspace, kind, id, version, rank, terms, body)"
                + " SELECT 'w', 'note', 'n' || n, 1, n, '', '' FROM generate_series(1, " + ALL + ") n");
        statement.execute("INSERT INTO muster_document_term (workspace, kind, term, rank, id)"
                + " SELECT 'w', 'note', term, n, 'n' || n FROM generate_series(1, " + ALL + ") n,"
                + " LATERAL (VALUES ('open:true'), ('channel:' || n % 1000)) AS t (term)");
        statement.execute("ANALYZE");
    }

    private static Positional looked(String name) {
        Sql sql = Sql.of(Dialect.POSTGRESQL);
        return sql.positional(sql.with(name, "found-also", 1));
    }

    private static String prepared(String name) {
        String text = looked(name).text();
        for (int n = 1; text.contains("?"); n++) {
            text = text.replaceFirst("\\?", "\\$" + n);
        }
        return "PREPARE looked AS " + text;
    }

    /** The values of a statement in the order of their names. */
    private static String values(String name) {
        return String.join(
                ", ",
                looked(name).names().stream()
                        .map(value -> switch (value) {
                            case "workspace" -> "'w'";
                            case "kind" -> "'note'";
                            case "term" -> "'channel:7'";
                            case "also0" -> "'open:true'";
                            case "rank" -> name.endsWith("first") ? "30000" : "0";
                            case "id" -> "''";
                            case "limit" -> "10000";
                            default -> throw new IllegalArgumentException(value);
                        })
                        .toList());
    }

    private static long most(JsonNode plan) {
        long here =
                plan.path("Actual Rows").asLong() * plan.path("Actual Loops").asLong();
        for (JsonNode below : plan.path("Plans")) {
            here = Math.max(here, most(below));
        }
        return here;
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "find-newest-first", "count-found", "count-found-newest-first"})
    void itReadsNoMoreThanTheFirstTermHas(String name) throws Exception {
        DataSource source = TestPostgres.fresh();
        JdbcStore.on(source).open().close();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            fill(statement);
            // as the driver has it once a statement was used a few times
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute(prepared(name));
            try (ResultSet row =
                    statement.executeQuery("EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE looked (" + values(name) + ")")) {
                row.next();
                JsonNode plan =
                        new ObjectMapper().readTree(row.getString(1)).get(0).path("Plan");
                assertThat(most(plan)).as(plan.toPrettyString()).isEqualTo(20);
            }
        }
    }
}

package dev.muster.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server a JVM, started when first asked for, with durable settings; or the server that
 * {@code MUSTER_TEST_PG} names as a JDBC URL, where an embedded one cannot start.
 */
public final class TestPostgres {
    /** Names a server to use instead of an embedded one. */
    public static final String OUTSIDE = "MUSTER_TEST_PG";

    private TestPostgres() {}

    /** A data source whose connections see a new, empty schema. */
    public static DataSource fresh() {
        PGSimpleDataSource source = plain();
        source.setCurrentSchema(schema());
        source.setConnectTimeout(5);
        return source;
    }

    /**
     * A JDBC URL, with user and password where they are needed, whose connections see a new, empty schema. It says nothing
     * else: a data source's own URL spells out every default of the driver, no limit of a wait among them, and what an
     * address says goes before what a server sets.
     */
    public static String freshUrl() {
        String address = address();
        return address + (address.contains("?") ? "&" : "?") + "currentSchema=" + schema();
    }

    private static String schema() {
        String schema = "t_" + UUID.randomUUID().toString().substring(0, 12).replace('-', '_');
        execute("CREATE SCHEMA " + schema);
        return schema;
    }

    /** Runs a statement outside any schema of a test. */
    public static void execute(String sql) {
        try (Connection connection = plain().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused " + sql, e);
        }
    }

    /** The server's own address. */
    static PGSimpleDataSource plain() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address());
        return source;
    }

    private static String address() {
        String outside = System.getenv(OUTSIDE);
        return outside == null || outside.isBlank() ? Embedded.SERVER.getJdbcUrl("postgres", "postgres") : outside;
    }

    /** Holds the one server, from its first use to the end of the JVM. */
    private static final class Embedded {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("no embedded PostgreSQL; name one in " + OUTSIDE, e);
            }
        }
    }
}
